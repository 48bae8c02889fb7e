import { html } from "hono/html";
import { isProblemCode, problems } from "#domain/problems.ts";
import { apiHeaders } from "../http/headers.ts";
import { plainPage } from "./plainPage.ts";

/** What a problem's type leads to: what the code means. Null where there is no such problem. */
export async function problemPage(code: string): Promise<Response | null> {
  if (!isProblemCode(code)) return null;
  const { status, title, sentence } = problems[code];
  const page = await plainPage(
    title,
    html`<p>${sentence}</p>
<dl><dt>Type</dt><dd><code>/problems/${code}</code></dd><dt>Status</dt><dd>${status}</dd></dl>
<p><a href="/api/docs">The API, to read</a></p>`,
  );
  return new Response(page, { headers: { ...apiHeaders, "content-type": "text/html; charset=utf-8" } });
}
