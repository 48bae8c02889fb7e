import type { RefusalFacts } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import type { Context } from "./useCase.ts";

/**
 * Refuses a write that needs If-Match and came without, or whose revision is no longer the present one. To be called
 * after load and allow, since 404 and 403 come before. `changesSince` tells what changed, and who did it, when stale.
 */
export async function checkRevision(
  ctx: Context,
  revision: number,
  changesSince: (revision: number) => Promise<NonNullable<RefusalFacts["changes"]>>,
): Promise<void> {
  if (ctx.ifMatch === null) throw refuse("request/noPrecondition");
  if (ctx.ifMatch === revision) return;
  throw refuse("request/stale", { etag: `"${revision}"`, changes: await changesSince(ctx.ifMatch) });
}
