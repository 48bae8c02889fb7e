import { hash, verify } from "@node-rs/argon2";
import type { Passwords } from "#server/core/deps.ts";

/** What a hash costs. Tests pass less than a newsroom may. */
export interface HashCost {
  readonly memoryKiB: number;
  readonly times: number;
}

/** Argon2id as it is asked for at least: 19 MiB, twice over. */
export const fullCost: HashCost = { memoryKiB: 19_456, times: 2 };

const mostAtOnce = 4;

/** Passwords by argon2id, at most four at once, so that a rush to sign in cannot take all memory. */
export function argonPasswords(cost: HashCost): Passwords {
  const inTurn = turns(mostAtOnce);
  return {
    // The library's own default is argon2id; its enum cannot be named where types are only stripped.
    hash: (password) =>
      inTurn(() => hash(password, { memoryCost: cost.memoryKiB, timeCost: cost.times, parallelism: 1 })),
    verify: (known, password) => inTurn(() => verify(known, password)),
  };
}

/** Runs at most `most` pieces of work at once; the others wait in line. */
function turns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
