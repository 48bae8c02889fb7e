import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** The style of the plain pages. The policy of their headers names it by its hash, which a test keeps true. */
export const plainPageStyle =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}h2{margin-top:2.5rem;font-size:1.1rem}dt{margin-top:.5rem}table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:start;vertical-align:top}";

/** A page of text for people who work with the API: no script, no picture, nothing from elsewhere. */
export async function plainPage(title: string, body: HtmlEscapedString | Promise<HtmlEscapedString>): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(plainPageStyle)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return page.toString();
}
