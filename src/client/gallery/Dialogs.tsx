import { useState } from "react";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { UnmetList } from "#client/ui/UnmetList.tsx";
import { unmet } from "./unmet.ts";

interface Opened {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A dialog that shows what is unmet and takes a reason to override one of it. */
export function PublishDialog({ isOpen, onClose }: Opened) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Publish harbour-night-ferry"
      description="Three things stand in the way."
      onSubmit={onClose}
      footnote={reason === "" ? undefined : "2 left after the override"}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button variant="primary" type="submit" whyNot="Two things are still open">
            Publish
          </Button>
        </>
      }
    >
      <UnmetList label="What stands in the way" items={unmet} />
      <TextArea
        label="Reason"
        aside="Goes in the history, under your name"
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}

/** A dialog with one field. */
export function ReturnDialog({ isOpen, onClose }: Opened) {
  const [note, setNote] = useState("");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Return to Leyi Chen"
      description="It goes back to Draft. Your 5 suggestions stay in the copy."
      onSubmit={onClose}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" shortcut="Mod+Enter">
            Return to writer
          </Button>
        </>
      }
    >
      <TextArea label="Note to the writer" value={note} onChange={setNote} />
    </Dialog>
  );
}

/** A dialog that only asks: its safest button has focus. */
export function SpikeDialog({ isOpen, onClose }: Opened) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      title="Withdraw lough-ferry-sinks"
      description="Readers will see at its address that it has been withdrawn."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Leave it up
          </Button>
          <Button variant="primary" onClick={onClose}>
            Withdraw
          </Button>
        </>
      }
    />
  );
}

/** A dialog without a footer, closed by the button beside its title. */
export function KeysDialog({ isOpen, onClose }: Opened) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <p>
        <Kbd spoken="J">J</Kbd> next, <Kbd spoken="K">K</Kbd> previous, <Kbd spoken="Enter">Enter</Kbd> open
      </p>
    </Dialog>
  );
}
