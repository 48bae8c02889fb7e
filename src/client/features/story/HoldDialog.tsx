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
  /** Whether it is put on or taken off; null while the dialog is shut. */
  readonly kind: "hold" | "lift" | null;
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

/** Asks for the reason of a legal hold, or of its end. */
export function HoldDialog({ story, kind, zone, now, onClose }: HoldDialogProps) {
  const client = useQueryClient();
  const [shown, setShown] = useState<"hold" | "lift">("hold");
  const [reason, setReason] = useState("");
  const [isBlank, setBlank] = useState(false);
  if (kind !== null && kind !== shown) setShown(kind);
  const says = words[shown];
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: () =>
      call(shown === "hold" ? holdStory : liftHold, { params: { storyId: story.id }, body: { reason } }),
    onSuccess: (changed) => {
      client.setQueryData<Story>(keys.story(story.id), changed);
      void client.invalidateQueries({ queryKey: keys.history(story.id) });
      void client.invalidateQueries({ queryKey: keys.stories });
      setReason("");
      onClose();
      showToast({ says: says.done });
    },
    onError: () => client.invalidateQueries({ queryKey: keys.story(story.id) }),
  });
  const close = () => {
    reset();
    setBlank(false);
    onClose();
  };
  const send = () => {
    setBlank(reason.trim() === "");
    if (reason.trim() !== "" && !isPending) mutate();
  };
  return (
    <Dialog
      isOpen={kind !== null}
      onClose={close}
      title={says.title(called(story))}
      description={says.means}
      onSubmit={send}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
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
