import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { nameVersion } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { showToast } from "#client/ui/toast.ts";
import { Refusal } from "./Refusal.tsx";
import { called } from "./transitionWords.ts";

export interface KeepVersionDialogProps {
  readonly story: Story;
  readonly isOpen: boolean;
  readonly zone: string;
  readonly now: number;
  readonly onClose: () => void;
  /** Waits until all that was typed is stored, so that it is in the version. */
  readonly whenSaved: () => Promise<void>;
}

/** Keeps the copy as it is now under a name. Give it a `key` for each opening. */
export function KeepVersionDialog({ story, isOpen, zone, now, onClose, whenSaved }: KeepVersionDialogProps) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [isBlank, setBlank] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      await whenSaved();
      return call(nameVersion, { params: { storyId: story.id }, body: { name } });
    },
    onSuccess: (version) => {
      void client.invalidateQueries({ queryKey: keys.story(story.id) });
      onClose();
      showToast({ says: `Kept as “${version.name}”` });
    },
  });
  const send = () => {
    setBlank(name.trim() === "");
    if (name.trim() !== "" && !isPending) mutate();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Keep a version of ${called(story)}`}
      description="The copy as it is now can then be read, compared and restored by this name."
      onSubmit={send}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" shortcut="Mod+Enter" isBusy={isPending}>
            Keep it
          </Button>
        </>
      }
    >
      {error !== null && <Refusal problem={error} zone={zone} now={now} />}
      <TextField
        label="Name"
        value={name}
        maxLength={120}
        onChange={setName}
        error={isBlank ? "Give it a name" : null}
      />
    </Dialog>
  );
}
