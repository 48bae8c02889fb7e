import type { StoryId } from "#contract/fields.ts";
import { type Mode, modeOf } from "#domain/mode.ts";
import { standingOf } from "#domain/standing.ts";
import type { Tx } from "../db.ts";
import { type StandingRow, standingsTo } from "../repos/standings.ts";

/** The mode that each of the people has in a story now. Who has left, or never was, has none. */
export async function modesOf(
  tx: Tx,
  storyId: StoryId,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Mode>> {
  const rows = personIds.length === 0 ? [] : await standingsTo(tx, storyId, personIds);
  return new Map(rows.map((row) => [row.id, modeOfRow(row)]));
}

/** The mode of somebody who stands so to a story. */
export function modeOfRow({ stage, id, name, roles, is_writer, is_sub }: StandingRow): Mode {
  const them = { id, name };
  const onStory = { writers: is_writer ? [them] : [], sub: is_sub ? them : null };
  return modeOf(stage, standingOf({ kind: "person", id, name, roles }, onStory));
}
