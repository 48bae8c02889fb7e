import { z } from "zod";
import { sha256 } from "../../digest.ts";
import { refuse } from "../../refusal.ts";
import type { Behind } from "../../repos/storyList.ts";
import type { Instant } from "#domain/times.ts";

/** Where a list goes on, and since when it is read: what has changed after that may stand elsewhere now. */
export interface Place {
  readonly behind: Behind;
  readonly since: Instant;
}

const instant = z.iso.datetime();
const placeIn = z.strictObject({
  since: instant,
  behind: z.discriminatedUnion("sort", [
    z.strictObject({
      sort: z.literal("stage"),
      stage: z.number().int(),
      priority: z.number().int(),
      at: instant,
      id: z.uuid(),
    }),
    z.strictObject({ sort: z.literal("due"), due: instant.nullable(), priority: z.number().int(), id: z.uuid() }),
    z.strictObject({ sort: z.literal("changed"), at: instant, id: z.uuid() }),
  ]),
});

/**
 * A place in a list as text that says nothing, is good for this list alone and cannot be made by anybody else: the
 * place and, over it and the list's filter, a code made with the newsroom's own key.
 */
export async function cursorOf(key: string, list: string, place: Place): Promise<string> {
  const text = btoa(JSON.stringify(place)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${text}.${await codeOver(key, list, text)}`;
}

/** The place that a cursor names; refused when it is cut, forged or another list's. */
export async function placeOf(key: string, list: string, cursor: string): Promise<Place> {
  const [text = "", code = "", ...more] = cursor.split(".");
  if (more.length > 0 || code !== (await codeOver(key, list, text))) throw refuse("cursor/invalid");
  return placeIn.parse(JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))));
}

async function codeOver(key: string, list: string, text: string): Promise<string> {
  const bytes = (words: string) => new TextEncoder().encode(words);
  const secret = await crypto.subtle.importKey("raw", bytes(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const code = await crypto.subtle.sign("HMAC", secret, bytes(`${await sha256(list)}.${text}`));
  return Array.from(new Uint8Array(code).slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
