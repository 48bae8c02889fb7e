import { useQuery } from "@tanstack/react-query";
import type { StoryId } from "#contract/fields.ts";
import { readVersion } from "#contract/history.ts";
import { acceptAll } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import { copyText as textOf } from "#document/text.ts";
import { call } from "#client/lib/api.ts";
import { fullTime } from "#client/lib/format.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { copyText } from "./Tray.tsx";
import { useRestoreVersion } from "./useRestoreVersion.ts";
import css from "./VersionDialog.module.css";

export interface VersionDialogProps {
  readonly storyId: StoryId;
  readonly number: number;
  readonly zone: string;
  readonly onClose: () => void;
  /** Why this person cannot restore it now, or null. */
  readonly whyNotRestore: string | null;
  readonly whenSaved: () => Promise<void>;
  /** What gets focus on closing: what opened it may be gone by then, as a note is. */
  readonly lastFocus: () => HTMLElement | boolean | null;
}

/** A saved state of the copy as it reads, to read and to copy from; nobody can change it. */
export function VersionDialog({
  storyId,
  number,
  zone,
  whyNotRestore,
  whenSaved,
  onClose,
  lastFocus,
}: VersionDialogProps) {
  const restoring = useRestoreVersion(storyId, { whenSaved, onRestored: onClose });
  const { data: version, error } = useQuery({
    queryKey: keys.version(storyId, number),
    queryFn: ({ signal }) => call(readVersion, { params: { storyId, number: String(number) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const text = version === undefined ? "" : textOf(acceptAll(schema.nodeFromJSON(version.copy)), { credits: "" });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      lastFocus={lastFocus}
      size="wide"
      title={version?.name ?? `Version ${number}`}
      description={version === undefined ? undefined : `Kept by ${version.by}, ${fullTime(version.at, zone)}`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          <Button
            whyNot={whyNotRestore}
            isBusy={restoring.isPending || version === undefined}
            onClick={() => version !== undefined && restoring.mutate(version)}
          >
            Restore it
          </Button>
          <Button variant="primary" onClick={() => void copyText(text)}>
            Copy all of it
          </Button>
        </>
      }
    >
      {restoring.error !== null && <ProblemNote title="It is not restored">{restoring.error.message}</ProblemNote>}
      {error !== null && <ProblemNote title="It could not be loaded">{error.message}</ProblemNote>}
      {version === undefined && error === null && <Skeleton label="Loading the version" shape="copy" count={3} />}
      {version !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and has to by the keyboard too
        <section className={css.text} lang="en-GB" aria-label="The copy of this version" tabIndex={0}>
          {text}
        </section>
      )}
    </Dialog>
  );
}
