import type { readCopy } from "#contract/live.ts";
import { liveOf } from "../../live/live.ts";
import { refuse } from "../../refusal.ts";
import type { UseCase } from "../../useCase.ts";

/** The live copy, for who has no socket. With `have` and `wait` it is answered once there is something newer, or in time. */
export const openCopy: UseCase<typeof readCopy> = async (ctx, { params, query }) => {
  const { have = null, wait = 0 } = query;
  const reply = await liveOf(ctx.deps)
    .room(params.storyId)
    .read(ctx.actor, have, wait * 1000);
  if (reply === null) throw refuse("story/unknown");
  return reply;
};
