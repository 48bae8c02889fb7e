import { StoryId, TrayId, VersionId } from "#contract/fields.ts";
import { keepUnsent } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { changeTrayPiece, listTray, putInTray } from "#contract/tray.ts";
import { aCopy, usualCopy } from "#tests/builders/copy.ts";
import { openSuggestion } from "../stories/given.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import type { Refused } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import { noId, type Provocations } from "./provoke.ts";

const params = { storyId: StoryId.parse(noId) };
const trayId = TrayId.parse("01890000-0000-7000-8000-000000000007");
const piece = { words: "The last ferry", why: "place-gone", by: null, at: null };
const id = VersionId.parse("01890000-0000-7000-8000-000000000009");
const copy: unknown = aCopy(usualCopy).toJSON();

async function keeping(desk: Newsdesk, story: Story, name: PersonName, sent: unknown = copy): Promise<Refused> {
  return (await desk.as(name)).refused(keepUnsent, { params: { storyId: story.id }, body: { id, copy: sent } });
}

/** Words that found no place in the copy: each person's tray, and work that is kept whole. */
export const trayProvocations: Provocations<"keepUnsent" | "listTray" | "putInTray" | "changeTrayPiece"> = {
  keepUnsent: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(keepUnsent, { params, body: { id, copy } }),
    "copy/mode": async (desk) => keeping(desk, await desk.draft(), "Desk Admin"),
    "copy/invalid": async (desk) => keeping(desk, await desk.draft(), "Leyi Chen", { type: "paragraph" }),
    "copy/forged": async (desk) => {
      const story = await desk.draft();
      // It is in no ledger: Fiona Patterson never suggested it.
      await openSuggestion(desk, story, "Fiona Patterson", "s9");
      return keeping(desk, story, "Leyi Chen", (await desk.copyOf(story)).toJSON());
    },
    "copy/size": async (desk) => {
      const long = aCopy({ ...usualCopy, paragraphs: ["a ".repeat(100_001)] });
      return keeping(desk, await desk.draft(), "Leyi Chen", long.toJSON());
    },
    "copy/refReused": async (desk) => {
      const story = await desk.draft();
      await (await desk.as("Leyi Chen")).call(keepUnsent, { params: { storyId: story.id }, body: { id, copy } });
      return keeping(desk, story, "Duty Editor");
    },
  },
  listTray: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(listTray, { params }),
  },
  putInTray: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(putInTray, { params: { ...params, trayId }, body: piece }),
    "tray/unknown": async ({ as, draft }) => {
      const one = { storyId: (await draft()).id, trayId };
      const other = { storyId: (await draft({ slug: "day-ferry" })).id, trayId };
      const leyi = await as("Leyi Chen");
      await leyi.call(putInTray, { params: one, body: piece });
      return leyi.refused(putInTray, { params: other, body: piece });
    },
    "tray/full": async ({ as, draft, deps, people }) => {
      const story = await draft();
      await deps.db.exec(`
        insert into trays (person_id, id, story_id, words, why, at)
        select '${people["Leyi Chen"].id}', gen_random_uuid(), '${story.id}', 'words', 'mode', now()
          from generate_series(1, 1000);`);
      return (await as("Leyi Chen")).refused(putInTray, { params: { storyId: story.id, trayId }, body: piece });
    },
  },
  changeTrayPiece: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(changeTrayPiece, { params: { ...params, trayId }, body: { isLetGo: true } }),
    "tray/unknown": async ({ as, draft }) => {
      const asked = { params: { storyId: (await draft()).id, trayId }, body: { isLetGo: true } };
      return (await as("Leyi Chen")).refused(changeTrayPiece, asked);
    },
  },
};
