import { type KeyboardEvent, useRef } from "react";
import { useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { NoticeRow } from "./NoticeRow.tsx";
import css from "./NoticesDialog.module.css";
import type { OpenNotice } from "./useOpenNotice.ts";
import { useMarkNotices, useNotices } from "./useNotices.ts";

export interface NoticesDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly open: OpenNotice;
}

/** What somebody has been told, newest first; each leads to its place. */
export function NoticesDialog({ isOpen, onClose, open }: NoticesDialogProps) {
  const { items, unread = 0 } = useNotices();
  const { readAll } = useMarkNotices();
  const first = useRef<HTMLDivElement>(null);
  const newest = items?.[0];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Notices"
      description={unread === 0 ? "Nothing is unread." : `${unread} unread. Each is kept until you have read it.`}
      firstFocus={first}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            whyNot={unread === 0 || newest === undefined ? "Nothing is unread" : null}
            onClick={() => {
              if (newest !== undefined) readAll.mutate(newest.id);
            }}
          >
            Mark all as read
          </Button>
        </>
      }
    >
      <div ref={first} className={css.panel} tabIndex={-1}>
        <Told open={open} />
      </div>
    </Dialog>
  );
}

function Told({ open }: { readonly open: OpenNotice }) {
  const { items, dataUpdatedAt, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotices();
  const { data: newsroom } = useNewsroom();
  if (error !== null && items === undefined)
    return (
      <ProblemNote
        title="The notices could not be loaded"
        actions={
          <Button size="small" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </ProblemNote>
    );
  if (items === undefined || newsroom === undefined) return <Skeleton label="Loading the notices" count={5} />;
  if (items.length === 0)
    return (
      <EmptyState title="Nothing yet">
        You are told here when a story of yours goes back, comes out or is withdrawn, and when somebody names you, asks
        you or answers you.
      </EmptyState>
    );
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the links in it */}
      <ol className={css.list} aria-label="Notices, newest first" onKeyDown={alongLinks}>
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} zone={newsroom.zone} now={dataUpdatedAt} open={open} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" variant="quiet" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}

/** Arrow keys go from notice to notice. */
function alongLinks(event: KeyboardEvent<HTMLOListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a")];
  const at = links.findIndex((each) => each === document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  event.preventDefault();
}
