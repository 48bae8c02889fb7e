import type { Instant } from "#domain/times.ts";
import { sha256 } from "../digest.ts";
import { readerFileHeaders, readerHeaders } from "./headers.ts";

/** A page or file for readers: what it is, and when it last changed, where that is known. */
export interface Answer {
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly changedAt?: Instant | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Answers with a page, or with 304 where the asker has it already. The tag is made of the bytes, so that two answers
 * with one tag are one answer.
 */
export async function answerFresh(request: Request, answer: Answer): Promise<Response> {
  const isPage = answer.type === "text/html";
  const headers = new Headers({ ...(isPage ? readerHeaders : readerFileHeaders), ...answer.headers });
  const tag = `"${(await sha256(answer.body)).slice(0, 32)}"`;
  headers.set("etag", tag);
  if (answer.changedAt !== undefined) headers.set("last-modified", new Date(answer.changedAt).toUTCString());
  if (isKnown(request.headers, tag, answer.changedAt)) return new Response(null, { status: 304, headers });
  headers.set("content-type", answer.type.startsWith("text/") ? `${answer.type}; charset=utf-8` : answer.type);
  return new Response(bytesOf(answer.body), { headers });
}

/** Answers with a page whatever the asker has: what is not there, or no longer. */
export function answerAlways(status: 404 | 410, page: string): Response {
  const headers = { ...readerHeaders, "content-type": "text/html; charset=utf-8", "x-robots-tag": "noindex" };
  return new Response(page, { status, headers });
}

/** Sends the asker on for good. */
export function answerMoved(path: string): Response {
  return new Response(null, { status: 301, headers: { ...readerHeaders, location: path } });
}

/** If-None-Match decides where it is given; only without it does the date (RFC 9110, 13.2.2). */
function isKnown(headers: Headers, tag: string, changedAt: Instant | undefined): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((each) => ["*", tag].includes(each.trim().replace(/^W\//, "")));
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return changedAt !== undefined && Math.floor(Date.parse(changedAt) / 1000) * 1000 <= since;
}

function bytesOf(body: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" ? body : new Uint8Array(body);
}
