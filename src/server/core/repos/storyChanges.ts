import { z } from "zod";
import type { DeskId, PersonId, StoryId } from "#contract/fields.ts";
import type { Stage } from "#domain/stage.ts";
import type { Instant } from "#domain/times.ts";
import type { ReopenKind } from "#domain/transitions.ts";
import { type Query, sql, type Tx } from "../db.ts";
import type { SetTimeColumns } from "./setTime.ts";

/** What can change about a story outside its copy. What is left out stays as it is. */
export interface StoryChanges {
  readonly stage?: Stage | undefined;
  readonly slug?: string | null | undefined;
  readonly deskId?: DeskId | null | undefined;
  readonly due?: SetTimeColumns | null | undefined;
  readonly embargo?: SetTimeColumns | null | undefined;
  readonly length?: number | null | undefined;
  readonly priority?: number | undefined;
  readonly brief?: string | null | undefined;
  readonly readerNote?: string | null | undefined;
  readonly withdrawnReason?: string | null | undefined;
  readonly hold?: { readonly by: PersonId; readonly at: Instant; readonly reason: string } | null | undefined;
  readonly reopened?:
    | { readonly kind: ReopenKind; readonly reason: string; readonly by: PersonId; readonly at: Instant }
    | null
    | undefined;
  readonly schedule?:
    | (SetTimeColumns & { readonly by: PersonId; readonly overrides: readonly string[] })
    | null
    | undefined;
}

/** Writes the changes in one statement, as the next revision, and gives its number. */
export async function updateStory(tx: Tx, storyId: StoryId, changes: StoryChanges, at: Instant): Promise<number> {
  const sets = [sql`revision = revision + 1`, sql`changed_at = greatest(changed_at, ${at})`, ...columnsOf(changes)];
  const list = sets.reduce((all, each) => sql`${all}, ${each}`);
  const [row] = await tx.rows(
    z.object({ revision: z.number().int() }),
    sql`update stories set ${list} where id = ${storyId} returning revision`,
  );
  if (row === undefined) throw new Error(`story ${storyId} was not there to change`);
  return row.revision;
}

function columnsOf(changes: StoryChanges): readonly Query[] {
  const { stage, slug, deskId, due, embargo, length, priority, brief, readerNote, withdrawnReason } = changes;
  const { hold, reopened, schedule } = changes;
  return [
    stage !== undefined && sql`stage = ${stage}`,
    slug !== undefined && sql`slug = ${slug}`,
    deskId !== undefined && sql`desk_id = ${deskId}`,
    due !== undefined &&
      sql`due = ${due?.instant ?? null}, due_local = ${due?.local ?? null}, due_zone = ${due?.zone ?? null}`,
    embargo !== undefined &&
      sql`embargo_until = ${embargo?.instant ?? null}, embargo_local = ${embargo?.local ?? null},
          embargo_zone = ${embargo?.zone ?? null}`,
    length !== undefined && sql`length = ${length}`,
    priority !== undefined && sql`priority = ${priority}`,
    brief !== undefined && sql`brief = ${brief}`,
    readerNote !== undefined && sql`reader_note = ${readerNote}`,
    withdrawnReason !== undefined && sql`withdrawn_reason = ${withdrawnReason}`,
    hold !== undefined &&
      sql`held_by = ${hold?.by ?? null}, held_at = ${hold?.at ?? null}, hold_reason = ${hold?.reason ?? null}`,
    reopened !== undefined &&
      sql`reopened_kind = ${reopened?.kind ?? null}, reopened_reason = ${reopened?.reason ?? null},
          reopened_by = ${reopened?.by ?? null}, reopened_at = ${reopened?.at ?? null}`,
    schedule !== undefined &&
      sql`publish_at = ${schedule?.instant ?? null}, publish_local = ${schedule?.local ?? null},
          publish_zone = ${schedule?.zone ?? null}, scheduled_by = ${schedule?.by ?? null},
          scheduled_overrides = ${schedule?.overrides ?? []}`,
  ].filter((each) => each !== false);
}
