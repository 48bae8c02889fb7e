import { Transform } from "prosemirror-transform";
import { StoryId } from "#contract/fields.ts";
import type { Story } from "#contract/stories.ts";
import { keepQuoteWarning, listSuggestions, resolveSuggestions, undoResolve } from "#contract/suggestions.ts";
import { schema } from "#document/schema.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { sendSteps } from "../live/sendSteps.ts";
import { find } from "#tests/document/edits.ts";
import { deletion, insertion } from "../live/steps.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import type { Refused } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import { noId, type Provocations } from "./provoke.ts";

const nowhere = { storyId: StoryId.parse(noId) };

/** A filed story in which Leyi Chen has suggested a word under the id s1, with the seq at which it stands. */
async function suggestedIn(desk: Newsdesk): Promise<Story> {
  const story = await desk.filed();
  const mark = schema.mark("insertion", { id: "s1", by: desk.people["Leyi Chen"].id });
  await sendSteps(desk, story, "Leyi Chen", [insertion(1, "Night ", [mark])]);
  return story;
}

async function refusedTo(
  desk: Newsdesk,
  story: Story,
  name: PersonName,
  { ref = "refused", ids = ["s1"], accept = true }: { ref?: string; ids?: string[]; accept?: boolean } = {},
): Promise<Refused> {
  const asked = { params: { storyId: story.id }, body: { ref, ids, accept } };
  const refused = await (await desk.as(name)).refused(resolveSuggestions, asked);
  await desk.app.stop();
  return refused;
}

async function accepted(desk: Newsdesk, story: Story, ref = "accepted"): Promise<number> {
  const body = { ref, ids: ["s1"], accept: true };
  const { seq } = await (await desk.as("Duty Editor")).call(resolveSuggestions, {
    params: { storyId: story.id },
    body,
  });
  return seq;
}

async function notTakenBack(
  desk: Newsdesk,
  story: Story,
  { name = "Duty Editor", seq, ref = "back" }: { name?: PersonName; seq: number; ref?: string },
): Promise<Refused> {
  const asked = { params: { storyId: story.id, seq: String(seq) }, body: { ref } };
  const refused = await (await desk.as(name)).refused(undoResolve, asked);
  await desk.app.stop();
  return refused;
}

const warned = { suggestion: "s1", quotes: [{ before: "will", after: "may" }] };

async function notKept(
  desk: Newsdesk,
  story: Story,
  name: PersonName,
  changes: { readonly suggestion?: string | null } = {},
): Promise<Refused> {
  const asked = { params: { storyId: story.id }, body: { ...warned, ...changes } };
  return (await desk.as(name)).refused(keepQuoteWarning, asked);
}

/** Accepting, rejecting, withdrawing, and taking that back; and what the quote guard has shown. */
export const suggestionProvocations: Provocations<
  "listSuggestions" | "resolveSuggestions" | "undoResolve" | "keepQuoteWarning"
> = {
  keepQuoteWarning: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(keepQuoteWarning, { params: nowhere, body: warned }),
    "copy/mode": async (desk) => notKept(desk, await suggestedIn(desk), "Mina Sato", { suggestion: null }),
    "suggestion/unknown": async (desk) => notKept(desk, await suggestedIn(desk), "Leyi Chen", { suggestion: "s2" }),
    "suggestion/notYours": async (desk) => notKept(desk, await suggestedIn(desk), "Duty Editor"),
  },
  listSuggestions: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(listSuggestions, { params: nowhere }),
  },
  resolveSuggestions: {
    "story/unknown": async ({ as }) => {
      const body = { ref: "r", ids: ["s1"], accept: true };
      return (await as("Leyi Chen")).refused(resolveSuggestions, { params: nowhere, body });
    },
    "copy/mode": async (desk) => refusedTo(desk, await suggestedIn(desk), "Mina Sato"),
    "copy/locked": async (desk) => refusedTo(desk, await desk.published(), "Duty Editor"),
    "copy/refReused": async (desk) => {
      const story = await suggestedIn(desk);
      await accepted(desk, story, "hers");
      return refusedTo(desk, story, "Fiona Patterson", { ref: "hers", accept: false });
    },
    "suggestion/unknown": async (desk) => refusedTo(desk, await suggestedIn(desk), "Duty Editor", { ids: ["s2"] }),
    "suggestion/settled": async (desk) => {
      const story = await suggestedIn(desk);
      await accepted(desk, story);
      return refusedTo(desk, story, "Duty Editor", { accept: false });
    },
    "suggestion/gone": async (desk) => {
      const story = await suggestedIn(desk);
      await sendSteps(desk, story, "Duty Editor", [deletion(1, 7)], ["Night "]);
      return refusedTo(desk, story, "Duty Editor");
    },
    "suggestion/notYours": async (desk) => refusedTo(desk, await suggestedIn(desk), "Leyi Chen"),
    "suggestion/tangled": async (desk) => {
      const story = await desk.filed();
      const { doc } = await readCopyAt(desk.deps.db, story.id);
      const mark = (id: string) => schema.mark("insertion", { id, by: desk.people["Leyi Chen"].id });
      const [at] = find(doc, "will run");
      const tr = new Transform(doc).split(at).addNodeMark(at + 1, mark("s1"));
      tr.insert(at + 1, schema.node("divider", null, [], [mark("s2")]));
      await sendSteps(
        desk,
        story,
        "Leyi Chen",
        tr.steps.map((step): unknown => step.toJSON()),
      );
      return refusedTo(desk, story, "Leyi Chen", { accept: false });
    },
    "suggestion/quoteNeedsReason": async (desk) => {
      const story = await desk.filed();
      const { doc } = await readCopyAt(desk.deps.db, story.id);
      const mark = schema.mark("insertion", { id: "s1", by: desk.people["Leyi Chen"].id });
      const [at] = find(doc, "what we asked for");
      await sendSteps(desk, story, "Leyi Chen", [insertion(at, "not ", [mark])]);
      return refusedTo(desk, story, "Duty Editor");
    },
  },
  undoResolve: {
    "story/unknown": async ({ as }) => {
      const params = { ...nowhere, seq: "1" };
      return (await as("Leyi Chen")).refused(undoResolve, { params, body: { ref: "r" } });
    },
    "copy/mode": async (desk) => {
      const story = await suggestedIn(desk);
      return notTakenBack(desk, story, { name: "Mina Sato", seq: await accepted(desk, story) });
    },
    "copy/locked": async (desk) => notTakenBack(desk, await desk.published(), { seq: 1 }),
    "copy/refReused": async (desk) => {
      const story = await suggestedIn(desk);
      const seq = await accepted(desk, story, "hers");
      return notTakenBack(desk, story, { name: "Fiona Patterson", seq, ref: "hers" });
    },
    "suggestion/notYours": async (desk) => {
      const story = await suggestedIn(desk);
      return notTakenBack(desk, story, { name: "Leyi Chen", seq: await accepted(desk, story) });
    },
    "resolve/unknown": async (desk) => notTakenBack(desk, await suggestedIn(desk), { seq: 2 }),
    "resolve/undone": async (desk) => {
      const story = await suggestedIn(desk);
      const seq = await accepted(desk, story);
      const asked = { params: { storyId: story.id, seq: String(seq) }, body: { ref: "first" } };
      await (await desk.as("Duty Editor")).call(undoResolve, asked);
      return notTakenBack(desk, story, { seq });
    },
    "resolve/tooOld": async (desk) => {
      const story = await suggestedIn(desk);
      const seq = await accepted(desk, story);
      const { doc } = await readCopyAt(desk.deps.db, story.id);
      await sendSteps(desk, story, "Duty Editor", [deletion(1, doc.child(0).nodeSize - 1)], [doc.child(0).textContent]);
      return notTakenBack(desk, story, { seq });
    },
  },
};
