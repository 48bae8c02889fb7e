import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { type Ledger, newEntries, noLedger } from "#document/ledger.ts";
import { schema } from "#document/schema.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Deps } from "#server/core/deps.ts";
import { copyOf, paragraphEnds } from "./copy.ts";
import { addStory, type SignedInPerson } from "./newsroom.ts";
import { RoomVisitor } from "./roomVisitor.ts";

/** Who sends the commits of the row: a quarter of the suggestions are theirs. */
export const sender = "sender";
const suggesters = ["ann", "bob", "cas", sender] as const;

/** A copy with suggestions, the ledger that knows them, and where each paragraph of the body begins. */
export interface SuggestedCopy {
  readonly doc: Node;
  readonly ledger: Ledger;
  readonly starts: readonly number[];
}

/** Where in its paragraph a suggestion stands: behind the words that the row's commits change. */
const from = 40;
const to = 52;

/** A copy of 5,000 words with 200 suggestions of four people: words put in, words struck, words made bold. */
export function suggestedCopy(): SuggestedCopy {
  const tr = new Transform(copyOf(5000));
  for (const [i, start] of places(tr.doc)) suggest(tr, { i, start, by: byTurns(suggesters, i) });
  const entries = new Map(newEntries(noLedger, tr.doc).map((entry) => [entry.id, entry]));
  if (entries.size !== 200) throw new Error(`The copy of the bench has ${entries.size} suggestions`);
  return { doc: tr.doc, ledger: (id) => entries.get(id) ?? null, starts: startsOf(tr.doc) };
}

/**
 * Starts a story with that copy's words, and has these people suggest the same in it, a commit for each as the server
 * takes them, so that log and ledger know them.
 */
export async function addSuggestedStory(deps: Deps, people: readonly SignedInPerson[]): Promise<StoryId> {
  const [first] = people;
  if (first === undefined) throw new Error("Nobody suggests");
  const story = await addStory(deps, first, copyOf(5000));
  const { room } = await new RoomVisitor(deps, first).open(story);
  let doc = copyOf(5000);
  for (const [base, [i, start]] of places(doc).entries()) {
    const { person } = byTurns(people, i);
    const tr = new Transform(doc);
    suggest(tr, { i, start, by: person.id });
    const steps = tr.steps.map((step): unknown => step.toJSON());
    const commit = { ref: crypto.randomUUID(), base, epoch: 0, steps, gone: steps.map(() => "") };
    const { ok } = await room.add(commit, person);
    if (!ok) throw new Error("A suggestion of the bench was refused");
    doc = tr.doc;
  }
  await room.settle();
  return story;
}

/** The paragraphs that have a suggestion, from the last to the first, so that none moves those that follow. */
function places(doc: Node): (readonly [i: number, start: number])[] {
  return [...startsOf(doc).entries()].slice(0, 200).toReversed();
}

function byTurns<Each>(of: readonly Each[], i: number): Each {
  const each = of[i % of.length];
  if (each === undefined) throw new Error("Nobody suggests");
  return each;
}

function suggest(
  tr: Transform,
  { i, start, by }: { readonly i: number; readonly start: number; readonly by: string },
): void {
  const made = { id: `s${i}`, by };
  if (i % 3 === 0) tr.insert(start + from, schema.text("of the harbour ", [schema.mark("insertion", made)]));
  else if (i % 3 === 1) tr.addMark(start + from, start + to, schema.mark("deletion", made));
  else {
    tr.addMark(start + from, start + to, schema.mark("bold"));
    tr.addMark(start + from, start + to, schema.mark("format", { ...made, mark: "bold", was: null }));
  }
}

function startsOf(doc: Node): number[] {
  return paragraphEnds(doc).map((end) => doc.resolve(end).start());
}
