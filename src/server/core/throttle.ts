import type { Tx } from "./db.ts";
import { sha256 } from "./digest.ts";
import { refuse } from "./refusal.ts";
import * as tries from "./repos/tries.ts";
import type { Context } from "./useCase.ts";

const mostWrong = 10;
const longestWaitSeconds = 15 * 60;
/** After this long without a wrong password nothing is held against anybody. */
const forgottenAfterSeconds = 24 * 3600;

/**
 * The count that a try at signing in is held against: the account together with the address that the try came from,
 * so that a stranger who guesses cannot lock the owner out (scenario A-08). An e-mail that nobody has is counted alike.
 */
export async function triesKey(ctx: Context, account: string): Promise<string> {
  return sha256(`${account.trim().toLowerCase()} ${ctx.remote}`);
}

/** Refuses while the wait lasts: a second after the tenth wrong password, doubling with each more, to 15 minutes. */
export async function refuseWhileWaiting(tx: Tx, ctx: Context, key: string): Promise<void> {
  const before = await tries.find(tx, key);
  if (before === undefined) return;
  const agoSeconds = (Date.parse(ctx.now) - Date.parse(before.lastAt)) / 1000;
  const left = waitSeconds(before.wrong) - agoSeconds;
  if (left > 0) throw refuse("session/throttled", { retryAfter: Math.ceil(left) });
}

/** Counts a wrong password. */
export async function countWrong(tx: Tx, ctx: Context, key: string): Promise<void> {
  const before = await tries.find(tx, key);
  const isOld = before !== undefined && Date.parse(ctx.now) - Date.parse(before.lastAt) > forgottenAfterSeconds * 1000;
  if (isOld) await tries.forget(tx, key);
  await tries.addWrong(tx, key, ctx.now);
}

function waitSeconds(wrong: number): number {
  if (wrong < mostWrong) return 0;
  return Math.min(longestWaitSeconds, 2 ** Math.min(wrong - mostWrong, 20));
}
