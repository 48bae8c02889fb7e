import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { holdStory, liftHold, type Story } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { showToast } from "#client/ui/toast.ts";
import { Refusal } from "./Refusal.tsx";
import { called } from "./transitionWords.ts";

export interface HoldDialogProps {
  readonly story: Story;
  readonly isOpen: boolean;
  readonly zone: string;
  readonly now: number;
  readonly onClose: () => void;
}

const words = {
  hold: {
    title: (name: string) => `Put a legal hold on ${name}`,
    means: "Nothing of it gets out until an editor or a lawyer takes the hold off.",
    button: "Put on a legal hold",
    done: "Put on a legal hold",
  },
  lift: {
    title: (name: string) => `Take the legal hold off ${name}`,
    means: "It can be published again. Your reason goes in the history.",
    button: "Take off the hold",
    done: "Took off the legal hold",
  },
} as const;

/** Asks for the reason of a legal hold, or of its end. Give it a `key` for each opening. */
export function HoldDialog({ story, isOpen, zone, now, onClose }: HoldDialogProps) {
  const client = useQueryClient();
  const [kind] = useState<"hold" | "lift">(story.hold === null ? "hold" : "lift");
  const [reason, setReason] = useState("");
  const [isBlank, setBlank] = useState(false);
  const says = words[kind];
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => call(kind === "hold" ? holdStory : liftHold, { params: { storyId: story.id }, body: { reason } }),
    onSuccess: (changed) => {
      client.setQueryData<Story>(keys.story(story.id), changed);
      void client.invalidateQueries({ queryKey: keys.history(story.id) });
      void client.invalidateQueries({ queryKey: keys.stories });
      onClose();
      showToast({ says: says.done });
    },
    onError: () => client.invalidateQueries({ queryKey: keys.story(story.id) }),
  });
  const send = () => {
    setBlank(reason.trim() === "");
    if (reason.trim() !== "" && !isPending) mutate();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={says.title(called(story))}
      description={says.means}
      onSubmit={send}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" shortcut="Mod+Enter" isBusy={isPending}>
            {says.button}
          </Button>
        </>
      }
    >
      {error !== null && <Refusal problem={error} zone={zone} now={now} />}
      <TextArea label="Reason" rows={2} value={reason} onChange={setReason} error={isBlank ? "Give a reason" : null} />
    </Dialog>
  );
}
