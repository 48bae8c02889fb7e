import type { ProblemCode } from "#domain/problems.ts";
import { refuse } from "../refusal.ts";
import { strictJson } from "./strictJson.ts";

const mostJsonBytes = 1_048_576;
/** What a file may weigh, and how it is said that it weighs more. A document has pictures in it, which stay behind. */
const files = {
  picture: { bytes: 25_000_000, tooLarge: "image/tooLarge" },
  document: { bytes: 10_000_000, tooLarge: "import/tooLarge" },
} as const satisfies Record<string, { bytes: number; tooLarge: ProblemCode }>;

/** The body as it was sent, read no further than it may be. */
export async function jsonBytes(request: Request): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) throw refuse("request/mediaType");
  refuseEncoded(request);
  return readUpTo(request, mostJsonBytes, "request/tooLarge");
}

/** The bytes of a picture or a document. Which kind it is they say themselves; what the sender calls it is not looked at. */
export async function fileBytes(request: Request, of: "picture" | "document"): Promise<Uint8Array> {
  refuseEncoded(request);
  const { bytes, tooLarge } = files[of];
  return readUpTo(request, bytes, tooLarge);
}

/** The bytes as a JSON value. A byte order mark is dropped; what is not UTF-8 is refused (bad input 3). */
export function jsonOf(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("request/malformed", { detail: "This is not UTF-8." });
  }
  return strictJson(text);
}

function refuseEncoded(request: Request): void {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity")
    throw refuse("request/mediaType", { detail: "A compressed request is not taken here." });
}

async function readUpTo(request: Request, most: number, tooLarge: ProblemCode): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? "0") > most) throw refuse(tooLarge);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      throw refuse(tooLarge);
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
