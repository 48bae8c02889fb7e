import { z } from "zod";
import { countColumn } from "../columns.ts";
import { type Db, sql } from "../db.ts";
import { refuse } from "../refusal.ts";

/** How often one person, or one address that is not signed in, may ask in a minute. */
const mostAMinute = 600;

/** Counts a request and gives how many there were in this minute. */
export type CountRequest = (key: string, minute: number) => Promise<number>;

/**
 * Counts where every process sees it: in the database. An embedded database has one process only, which counts in its
 * memory and so need not write to answer a question.
 */
export function requestCounter(db: Db): CountRequest {
  return db.kind === "embedded" ? countInMemory() : (key, minute) => countInDatabase(db, key, minute);
}

/** Counts the request, gives the headers that say how many are left, and refuses it when there are none. */
export async function rateHeaders(count: CountRequest, key: string, now: Date): Promise<Record<string, string>> {
  const seconds = Math.floor(now.getTime() / 1000);
  const asked = await count(key, Math.floor(seconds / 60));
  const reset = 60 - (seconds % 60);
  if (asked > mostAMinute) throw refuse("request/tooMany", { retryAfter: reset });
  return {
    "ratelimit-policy": `"api";q=${mostAMinute};w=60`,
    ratelimit: `"api";r=${mostAMinute - asked};t=${reset}`,
  };
}

function countInMemory(): CountRequest {
  let counted = 0;
  const counts = new Map<string, number>();
  return async (key, minute) => {
    if (minute !== counted) counts.clear();
    counted = minute;
    const asked = (counts.get(key) ?? 0) + 1;
    counts.set(key, asked);
    return asked;
  };
}

async function countInDatabase(db: Db, key: string, minute: number): Promise<number> {
  const [row] = await db.rows(
    z.object({ asked: countColumn }),
    sql`
    insert into rates (key, minute, asked) values (${key}, ${minute}, 1)
        on conflict (key, minute) do update set asked = rates.asked + 1 returning asked`,
  );
  return row?.asked ?? 0;
}
