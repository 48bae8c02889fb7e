import type { Context, Hono } from "hono";
import type { Binding } from "../binding.ts";
import type { Deps } from "../deps.ts";
import { addressAt } from "../repos/addresses.ts";
import { articlePage } from "./article.ts";
import { frontPage } from "./front.ts";
import { gonePage, nothingPage } from "./gone.ts";
import { readerHeaders } from "./headers.ts";
import { readerPages } from "./pages.ts";
import { pictureAt } from "./pictures.ts";
import { answerAlways, answerFresh, answerMoved } from "./respond.ts";
import { robots } from "./robots.ts";
import { standingPage } from "./standingPage.ts";

type Asked = Context<{ Bindings: Binding }>;

/**
 * Adds what the public sees. It is made of editions and addresses alone: whatever was never published is the same
 * 404 at every address, in body and headers (scenario A-01).
 */
export function addReaderRoutes(app: Hono<{ Bindings: Binding }>, deps: Deps): void {
  const { settings } = deps;
  const read = (path: string, answer: (c: Asked) => Promise<Response | null>) => {
    app.get(path, async (c) => (await answer(c)) ?? answerAlways(404, await nothingPage(settings)));
    app.all(path, () => new Response(null, { status: 405, headers: { ...readerHeaders, allow: "GET, HEAD" } }));
  };
  for (const page of readerPages(settings))
    read(`/${page.slug}`, async (c) =>
      answerFresh(c.req.raw, { body: await standingPage(settings, page), type: "text/html" }),
    );
  read("/news", async (c) => answerFresh(c.req.raw, await frontPage(deps)));
  read("/news/*", (c) => article(deps, c.req.raw, c.req.path));
  read("/pictures/:image/:file", (c) =>
    pictureAt(deps, c.req.raw, c.req.param("image") ?? "", c.req.param("file") ?? ""),
  );
  read("/pictures/*", async () => null);
  read("/reader/:file", (c) => dress(deps, c.req.raw, c.req.param("file") ?? ""));
  read("/robots.txt", async (c) => answerFresh(c.req.raw, { body: robots, type: "text/plain" }));
}

/** What a public address answers. That a story was withdrawn goes before every condition that the asker sets. */
async function article(deps: Deps, request: Request, path: string): Promise<Response | null> {
  const address = await addressAt(deps.db, path);
  if (address === null) return null;
  switch (address.answer) {
    case "gone":
      return answerAlways(410, await gonePage(deps.settings, address.reason ?? "", address.since));
    case "moved":
      return answerMoved(address.movedTo ?? "/news");
    case "live":
      return answerFresh(request, await articlePage(deps, address.storyId));
  }
}

/** The style sheet, and the fonts that it names. */
async function dress(deps: Deps, request: Request, name: string): Promise<Response | null> {
  const file = await deps.readerFiles.get(name);
  return file === null ? null : answerFresh(request, { body: file.bytes, type: file.type });
}
