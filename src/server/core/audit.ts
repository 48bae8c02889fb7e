import type { Stage } from "#domain/stage.ts";
import { canonicalJson } from "./canonicalJson.ts";
import type { Tx } from "./db.ts";
import { sha256 } from "./digest.ts";
import * as log from "./repos/audit.ts";
import type { Context } from "./useCase.ts";

/**
 * What is written down beside who did what to which story. `data` holds ids, codes and what was typed; never copy, but
 * the few quoted words that somebody changed, knowing that they did, and in a line what one suggestion did.
 */
export interface AuditFacts {
  readonly fromStage?: Stage | undefined;
  readonly toStage?: Stage | undefined;
  readonly reason?: string | undefined;
  readonly overrides?: readonly string[] | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Writes down, in the same transaction, what was done. The action is a noun and what happened to it: `story.filed`.
 * Each row's hash is made over the hash before it, so that a row changed later is found by `verifyAuditChain`. Rows
 * name people by id: a name that changes, or a person who leaves, breaks no hash.
 */
export async function audit(
  tx: Tx,
  ctx: Context,
  action: string,
  storyId: string | null,
  facts: AuditFacts = {},
): Promise<void> {
  const row: log.AuditRow = {
    id: ctx.deps.ids.next(),
    at: ctx.now,
    actor_id: ctx.actor?.id ?? null,
    story_id: storyId,
    action,
    from_stage: facts.fromStage ?? null,
    to_stage: facts.toStage ?? null,
    reason: facts.reason ?? null,
    overrides: [...(facts.overrides ?? [])],
    data: asStored(facts.data),
    request_id: ctx.requestId,
  };
  await log.lockChain(tx);
  await log.insert(tx, row, await chainedHash(await log.lastHash(tx), row));
}

/** Checks the whole log: gives the number of the first row that is not as it was written, or null. */
export async function verifyAuditChain(tx: Tx): Promise<number | null> {
  let before = "";
  for (let number = 0; ; ) {
    const rows = await log.after(tx, number);
    for (const { hash, number: at, ...row } of rows) {
      if (hash !== (await chainedHash(before, row))) return at;
      before = hash;
      number = at;
    }
    if (rows.length === 0) return null;
  }
}

/** As it will come back from the database: without what is undefined, dates as text. */
function asStored(data: AuditFacts["data"]): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data ?? {})) as Record<string, unknown>;
}

function chainedHash(before: string, row: log.AuditRow): Promise<string> {
  return sha256(before + canonicalJson(row));
}
