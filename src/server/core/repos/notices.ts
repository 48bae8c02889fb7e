import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";

export interface NewNotice {
  readonly id: string;
  readonly personId: PersonId;
  readonly storyId: StoryId;
  readonly cause: string;
  readonly says: string;
  readonly at: Instant;
}

/** Puts down something that a person is told, until they read it. */
export function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  return tx.run(sql`
    insert into notices (id, person_id, story_id, cause, says, at)
    values (${notice.id}, ${notice.personId}, ${notice.storyId}, ${notice.cause}, ${notice.says}, ${notice.at})`);
}
