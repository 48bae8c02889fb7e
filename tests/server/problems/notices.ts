import { listNotices, markNotices, NoticeId, readAllNotices } from "#contract/notices.ts";
import { noId, type Provocations } from "./provoke.ts";

const nothing = NoticeId.parse(noId);

/** What people are told. */
export const noticeProvocations: Provocations<"listNotices" | "markNotices" | "readAllNotices"> = {
  listNotices: {
    "cursor/invalid": async ({ as }) => (await as("Leyi Chen")).refused(listNotices, { query: { cursor: noId } }),
  },
  markNotices: {
    "notice/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(markNotices, { body: { ids: [nothing], isRead: true } }),
  },
  readAllNotices: {
    "notice/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readAllNotices, { body: { upTo: nothing } }),
  },
};
