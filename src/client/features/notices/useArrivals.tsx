import { Bell } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import type { Notice } from "#contract/notices.ts";
import { useNoticesPanel } from "#client/lib/noticesPanel.ts";
import { showToast } from "#client/ui/toast.ts";
import { useNotices } from "./useNotices.ts";

const mostOneByOne = 3;
const icon = <Bell size={16} strokeWidth={1.75} aria-hidden="true" />;

/** Says what somebody is told while a page of theirs is open. Focus stays where it is; `open` is what “Show” does. */
export function useArrivals(open: (notice: Notice) => void): void {
  const { items } = useNotices();
  const { pathname } = useLocation();
  const show = useNoticesPanel((panel) => panel.show);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (items === undefined) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...items.map(({ id }) => id)]);
    // What was there when the page came is told by the bell. Older ones that are asked for are behind one that is known.
    if (before === null) return;
    const newest = items.findIndex(({ id }) => before.has(id));
    const arrived = (newest < 0 ? items : items.slice(0, newest)).filter(({ readAt }) => readAt === null);
    const unsaid = arrived.filter((each) => !isSaidByThePage(each, pathname));
    if (unsaid.length > mostOneByOne)
      return showToast({ says: `${unsaid.length} new notices`, icon, undo: () => show(true), undoSays: "Show" });
    for (const notice of unsaid.toReversed())
      showToast({ says: notice.says, icon, undo: () => open(notice), undoSays: "Show" });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what arrives is said once, wherever the person is by then
  }, [items]);
}

/** An open story says itself what becomes of it, and by whom. */
function isSaidByThePage({ cause, storyId }: Notice, pathname: string): boolean {
  return storyId !== null && cause.startsWith("story.") && pathname === `/stories/${storyId}`;
}
