import type { ReactNode } from "react";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { useLeaving } from "#client/lib/leaving.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";

/** Asks before the page is left, only where words would be lost by it: they are not stored, and nothing keeps them. */
export function useLeavingAsked(status: CopyStatus | null): ReactNode {
  const wouldLose = status !== null && status.isOpen && isUnstored(status) && !status.isKeeping;
  const { isHeld, stay, go } = useLeaving(wouldLose);
  return (
    <Dialog
      isOpen={isHeld}
      onClose={stay}
      size="small"
      title="Your last words are not stored"
      description="This browser cannot keep them. Stay until the page says “Saved”, or they are lost."
      footer={
        <>
          <Button variant="quiet" onClick={go}>
            Leave and lose them
          </Button>
          <Button variant="primary" onClick={stay}>
            Stay
          </Button>
        </>
      }
    />
  );
}

function isUnstored({ save, mode, tray }: CopyStatus): boolean {
  return (mode !== "read" && save !== "saved") || tray.length > 0;
}
