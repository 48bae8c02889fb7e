import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { commonHeaders, deskHeaders } from "#server/core/http/headers.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The addresses of the desk's pages, all of which are one page that reads its own address. */
const deskPages = [/^\/$/, /^\/sign-in$/, /^\/invite(\/[^/]+)?$/, /^\/stories\/[^/]+$/, /^\/people$/, /^\/desks$/];

interface DeskFile {
  readonly body: Buffer;
  /** Whether it shrinks when it is packed. */
  readonly isText: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly tag: string;
}

/** Answers for the built desk: its files by their exact names, and its page at the addresses that the desk has. */
export type DeskFiles = (request: Request) => Promise<Response | null>;

/**
 * Reads the built desk whole. Only what was found then is ever served, by its exact name, so that no address can
 * lead out of the folder. A null answer means that the address is not the desk's.
 */
export async function readDeskFiles(folder: string): Promise<DeskFiles> {
  const files = new Map<string, DeskFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    const isServed = entry.isFile() && !path.startsWith(".") && !path.endsWith(".map");
    if (isServed) files.set(`/${path}`, await readDeskFile(join(folder, path), path));
  }
  const page = files.get("/index.html");
  files.delete("/index.html");
  const packed = packing();
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const { pathname } = new URL(request.url);
    const file = files.get(pathname) ?? (deskPages.some((each) => each.test(pathname)) ? page : undefined);
    return file === undefined ? null : answer(request, file, packed);
  };
}

async function readDeskFile(file: string, path: string): Promise<DeskFile> {
  const body = await readFile(file);
  const type = types[extname(path)] ?? "application/octet-stream";
  const caching = path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const isText = body.length > 1000 && /^(text|application\/(json|manifest))|svg/.test(type);
  const own = path.endsWith(".html") ? deskHeaders : commonHeaders;
  return { body, isText, tag, headers: { ...own, "content-type": type, "cache-control": caching, etag: tag } };
}

const packers = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
} as const;
type Encoding = keyof typeof packers;

/** Packs a file when it is first asked for, once for each way, so that starting does not wait for it. */
function packing() {
  const known = new Map<string, Promise<Buffer>>();
  return ({ tag, body }: DeskFile, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${tag}`;
    const made = known.get(key) ?? packers[encoding](body);
    known.set(key, made);
    return made;
  };
}

async function answer(request: Request, file: DeskFile, packed: ReturnType<typeof packing>): Promise<Response> {
  const { body, headers, tag } = file;
  const all = new Headers({ ...headers, ...(file.isText && { vary: "accept-encoding" }) });
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers: all });
  const encoding = file.isText ? encodingFor(request.headers.get("accept-encoding") ?? "") : undefined;
  const sent = encoding === undefined ? body : await packed(file, encoding);
  if (encoding !== undefined) all.set("content-encoding", encoding);
  all.set("content-length", String(sent.length));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(sent), { headers: all });
}

function encodingFor(accepted: string): Encoding | undefined {
  const wanted = accepted.split(",").map((each) => each.trim().replaceAll(" ", ""));
  return (["br", "gzip"] as const).find((each) =>
    wanted.some((one) => one === each || (one.startsWith(`${each};`) && !/;q=0(\.0*)?$/.test(one))),
  );
}
