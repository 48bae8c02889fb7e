import { z } from "zod";
import { type PersonId, StoryId, TrayId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { countColumn, instantColumn } from "../columns.ts";
import { sql, type Tx } from "../db.ts";

/** Whose tray, and of which story. Every statement here names both: there is no way to another's. */
export interface Tray {
  readonly storyId: StoryId;
  readonly personId: PersonId;
}

export interface NewTrayPiece {
  readonly id: TrayId;
  readonly words: string;
  readonly why: string;
  readonly by: PersonId | null;
  readonly at: Instant;
}

const pieceRow = z
  .object({
    id: TrayId,
    words: z.string(),
    why: z.string(),
    by: z.string().nullable(),
    at: instantColumn,
    is_let_go: z.boolean(),
  })
  .transform(({ is_let_go, ...row }) => ({ ...row, isLetGo: is_let_go }));
type PieceRow = z.output<typeof pieceRow>;

/** What lies in a tray, oldest first, with what was let go lately. */
export function piecesIn(tx: Tx, { storyId, personId }: Tray): Promise<PieceRow[]> {
  return tx.rows(
    pieceRow,
    sql`
    select id, words, why, by, at, let_go_at is not null as is_let_go
      from trays
     where story_id = ${storyId} and person_id = ${personId}
     order by at, id`,
  );
}

/** The stories in whose trays somebody has words that they have not let go. */
export async function storiesWithPieces(tx: Tx, personId: PersonId): Promise<StoryId[]> {
  const rows = await tx.rows(
    z.object({ story_id: StoryId }),
    sql`
    select distinct story_id
      from trays
     where person_id = ${personId} and let_go_at is null
     order by story_id`,
  );
  return rows.map((row) => row.story_id);
}

/** One piece of a tray, or null. */
export async function pieceOf(tx: Tx, { storyId, personId }: Tray, id: TrayId): Promise<PieceRow | null> {
  const [piece] = await tx.rows(
    pieceRow,
    sql`
    select id, words, why, by, at, let_go_at is not null as is_let_go
      from trays
     where story_id = ${storyId} and person_id = ${personId} and id = ${id}`,
  );
  return piece ?? null;
}

/** How many pieces lie in a tray, those let go included, and how many characters they have together. */
export async function fillOf(tx: Tx, { storyId, personId }: Tray): Promise<{ pieces: number; characters: number }> {
  const [fill] = await tx.rows(
    z.object({ pieces: countColumn, characters: countColumn }),
    sql`
    select count(*) as pieces, coalesce(sum(length(words)), 0)::bigint as characters
      from trays
     where story_id = ${storyId} and person_id = ${personId}`,
  );
  return fill ?? { pieces: 0, characters: 0 };
}

/** Puts a piece in; one that is there under its id stays. A `by` that is nobody here is left out. */
export function insertPiece(tx: Tx, { storyId, personId }: Tray, piece: NewTrayPiece): Promise<void> {
  return tx.run(sql`
    insert into trays (person_id, id, story_id, words, why, by, at)
    values (${personId}, ${piece.id}, ${storyId}, ${piece.words}, ${piece.why},
            (select id from people where id = ${piece.by}::uuid), ${piece.at})
        on conflict (person_id, id) do nothing`);
}

/** Lets a piece go at an instant, or takes that back with null. What was let go keeps the instant when it was. */
export function setLetGo(tx: Tx, { storyId, personId }: Tray, id: TrayId, at: Instant | null): Promise<void> {
  return tx.run(sql`
    update trays
       set let_go_at = case when ${at}::timestamptz is null then null else coalesce(let_go_at, ${at}::timestamptz) end
     where story_id = ${storyId} and person_id = ${personId} and id = ${id}`);
}
