import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { listNotices, markNotices, type Notice, type NoticeId, readAllNotices } from "#contract/notices.ts";
import type { ReplyIn } from "#contract/endpoint.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";

type Page = ReplyIn<typeof listNotices>;
type Pages = InfiniteData<Page, string | undefined>;

/** What this person has been told, newest first, as far as it was asked for, and how much of all of it is unread. */
export function useNotices() {
  const query = useInfiniteQuery({
    queryKey: keys.notices,
    queryFn: ({ pageParam, signal }) => call(listNotices, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data } = query;
  return { ...query, items: data?.pages.flatMap(({ items }) => items), unread: data?.pages[0]?.unread };
}

/** Marks notices as read: at once on the screen, and taken back with a word where it is refused. */
export function useMarkNotices() {
  const client = useQueryClient();
  const begin = async (isMeant: (notice: Notice) => boolean, isRead: boolean) => {
    await client.cancelQueries({ queryKey: keys.notices });
    const before = client.getQueryData<Pages>(keys.notices);
    client.setQueryData<Pages>(keys.notices, (pages) => pages && marked(pages, isMeant, isRead));
    return before;
  };
  const failed = (problem: Error, before: Pages | undefined) => {
    client.setQueryData(keys.notices, before);
    showToast({ says: `The notices are as they were. ${problem.message}` });
  };
  const settled = () => void client.invalidateQueries({ queryKey: keys.notices });
  const mark = useMutation({
    mutationFn: ({ ids, isRead }: { readonly ids: NoticeId[]; readonly isRead: boolean }) =>
      call(markNotices, { body: { ids, isRead } }),
    onMutate: ({ ids, isRead }) => begin(({ id }) => ids.includes(id), isRead),
    onError: (problem, _asked, before) => failed(problem, before),
    onSettled: settled,
  });
  const readAll = useMutation({
    mutationFn: (upTo: NoticeId) => call(readAllNotices, { body: { upTo } }),
    onMutate: () => begin(() => true, true),
    onSuccess: ({ ids }) => {
      if (ids.length === 0) return;
      const says = ids.length === 1 ? "Marked 1 notice as read" : `Marked ${ids.length} notices as read`;
      showToast({ says, undo: () => mark.mutate({ ids, isRead: false }) });
    },
    onError: (problem, _upTo, before) => failed(problem, before),
    onSettled: settled,
  });
  return { mark, readAll };
}

function marked(data: Pages, isMeant: (notice: Notice) => boolean, isRead: boolean): Pages {
  const changes = data.pages
    .flatMap(({ items }) => items)
    .filter((each) => isMeant(each) && isRead !== isReadNow(each));
  const unread = Math.max(0, (data.pages[0]?.unread ?? 0) + (isRead ? -changes.length : changes.length));
  const readAt = isRead ? new Date().toISOString() : null;
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      unread,
      items: page.items.map((each) => (changes.includes(each) ? { ...each, readAt } : each)),
    })),
  };
}

function isReadNow({ readAt }: Notice): boolean {
  return readAt !== null;
}
