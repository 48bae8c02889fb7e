import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import type { StoryId } from "#contract/fields.ts";
import { type Hands, hands } from "#document/hands.ts";
import { schema } from "#document/schema.ts";
import type { Tx } from "../../db.ts";
import { workAfter } from "../../repos/commits.ts";

/** Whose hands made the copy at `upTo` of the one at `seq`, by the log between. */
export async function handsFrom(
  tx: Tx,
  storyId: StoryId,
  { doc, seq, upTo }: { readonly doc: Node; readonly seq: number; readonly upTo: number },
): Promise<Hands> {
  const commits = await workAfter(tx, storyId, seq, upTo);
  return hands(
    doc,
    commits.map(({ person, kind, steps }) => ({
      person,
      isSettling: kind === "resolve",
      steps: steps.map((step) => Step.fromJSON(schema, step)),
    })),
  );
}
