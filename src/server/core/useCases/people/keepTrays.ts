import { Fragment, type Node } from "prosemirror-model";
import type { PersonId } from "#contract/fields.ts";
import { acceptAll } from "#document/reading.ts";
import { wordCount } from "#document/words.ts";
import { clockTime } from "#domain/times.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { piecesIn, storiesWithPieces } from "../../repos/trays.ts";
import { insertVersion } from "../../repos/versions.ts";
import type { SignedIn } from "../../useCase.ts";
import { lockStory } from "../stories/loadStory.ts";

/**
 * Keeps what lies in the trays of somebody who leaves as a version of each story, since nobody else can see a tray: the
 * copy as it is, and their words behind it, a paragraph a line (scenario X-03). What they let go themselves is left out.
 * The live copy is not touched.
 */
export async function keepTrays(
  tx: Tx,
  ctx: SignedIn,
  person: { readonly id: PersonId; readonly name: string },
): Promise<void> {
  for (const storyId of await storiesWithPieces(tx, person.id)) {
    const story = await lockStory(tx, storyId);
    const pieces = await piecesIn(tx, { storyId, personId: person.id });
    const kept = pieces.filter(({ isLetGo }) => !isLetGo).map(({ words }) => words);
    const { doc } = await readCopyAt(tx, storyId);
    const copy = withWords(doc, kept.join("\n"));
    const name = `${person.name}, unsent, ${clockTime(ctx.now, ctx.now, ctx.deps.settings.newsroom.zone)}`;
    const version = await insertVersion(tx, {
      id: ctx.deps.ids.next(),
      storyId: story.id,
      name,
      cause: "kept",
      seq: null,
      copy: copy.toJSON(),
      words: wordCount(acceptAll(copy)),
      by: person.id,
      at: ctx.now,
    });
    await audit(tx, ctx, "copy.trayKept", story.id, { data: { version, name, left: person.name } });
    await emit(tx, "story", story.id);
  }
}

/** The copy with words behind its last block, a paragraph a line; empty lines are left out. */
function withWords(doc: Node, words: string): Node {
  const { schema } = doc.type;
  const lines = words.split("\n").filter((line) => line.trim() !== "");
  const body = doc.child(doc.childCount - 1);
  const added = lines.map((line) => schema.node("paragraph", null, schema.text(line)));
  const longer = body.copy(body.content.append(Fragment.from(added)));
  return doc.copy(doc.content.replaceChild(doc.childCount - 1, longer));
}
