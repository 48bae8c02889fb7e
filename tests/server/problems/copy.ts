import { StoryId } from "#contract/fields.ts";
import { addCommit, readCopy } from "#contract/live.ts";
import type { Story } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { deletion, insertion } from "../live/steps.ts";
import { openSuggestion } from "../stories/given.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import type { Refused } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import { noId, type Provocations } from "./provoke.ts";

const params = { storyId: StoryId.parse(noId) };
const plain = { ref: "one", base: 0, epoch: 1, steps: [insertion(1, "Late ")], gone: [""] };

/** Sends steps on the copy as it is now. */
async function sent(
  desk: Newsdesk,
  story: Story,
  name: PersonName,
  changes: { readonly steps?: unknown[]; readonly base?: number; readonly ref?: string } = {},
): Promise<Refused> {
  const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
  const { steps = plain.steps } = changes;
  const body = { ...plain, base: seq, epoch, gone: steps.map(() => ""), ...changes };
  const refused = await (await desk.as(name)).refused(addCommit, { params: { storyId: story.id }, body });
  await desk.app.stop();
  return refused;
}

/** The live copy over HTTP. */
export const copyProvocations: Provocations<"readCopy" | "addCommit"> = {
  readCopy: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readCopy, { params, query: {} }),
  },
  addCommit: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(addCommit, { params, body: plain }),
    "copy/mode": async (desk) => sent(desk, await desk.draft(), "Mina Sato"),
    "copy/locked": async (desk) => sent(desk, await desk.published(), "Duty Editor"),
    "copy/forged": async (desk) => {
      const mark = schema.mark("insertion", { id: "s9", by: desk.people["Fiona Patterson"].id });
      return sent(desk, await desk.draft(), "Leyi Chen", { steps: [insertion(1, "x", [mark])] });
    },
    "copy/behind": async (desk) => {
      const story = await desk.draft();
      await desk.deps.db.exec(`
        insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, at)
        select '${story.id}', 1 + n, 'filler-' || n, '${desk.people["Leyi Chen"].id}', 'edit', 'edit', n, 1, '[]', '{}',
               '[]', now() from generate_series(1, 2100) n;
        insert into snapshots (story_id, seq, schema_version, doc, blame, at)
        values ('${story.id}', 2101, 1, '${JSON.stringify((await desk.copyOf(story)).toJSON())}', '[]', now());
        update copies set seq = 2101 where story_id = '${story.id}';`);
      return sent(desk, story, "Leyi Chen", { base: 1 });
    },
    "copy/invalid": async (desk) => sent(desk, await desk.draft(), "Leyi Chen", { steps: [insertion(0, "x")] }),
    "copy/others": async (desk) => {
      const story = await desk.filed();
      await openSuggestion(desk, story, "Leyi Chen", "s1");
      const { doc } = await readCopyAt(desk.deps.db, story.id);
      const end = doc.content.size - 2;
      return sent(desk, story, "Fiona Patterson", { steps: [deletion(end - 2, end)] });
    },
    "copy/changesCopy": async (desk) => sent(desk, await desk.filed(), "Leyi Chen"),
    "copy/size": async (desk) => {
      const steps = Array.from({ length: 400 }, () => insertion(1, "x".repeat(2500)));
      return sent(desk, await desk.draft(), "Leyi Chen", { steps });
    },
    "copy/refReused": async (desk) => {
      const story = await desk.draft();
      const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
      const body = { ...plain, base: seq, epoch };
      await (await desk.as("Leyi Chen")).call(addCommit, { params: { storyId: story.id }, body });
      return sent(desk, story, "Duty Editor");
    },
  },
};
