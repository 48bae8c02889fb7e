import { html } from "hono/html";
import type { Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { problems } from "#domain/problems.ts";
import { problemsOf } from "../mount.ts";
import { plainPage } from "./plainPage.ts";

/** The API to read: every endpoint with what it takes and refuses. The exact schemas are in the description for programs. */
export function docsPage(newsroom: string): Promise<string> {
  const all: readonly Endpoint[] = Object.values(endpoints);
  return plainPage(
    `${newsroom}: the API`,
    html`<p>The same in OpenAPI 3.1, with every schema: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
<p>Requests and answers are JSON. A refusal is a problem document (RFC 9457), whose type leads to a page about it.
Times are in UTC; a time that a person sets is a local time with its zone. A write sends an Idempotency-Key, so
that sending it twice does it once.</p>
${all.map(section)}`,
  );
}

function section(endpoint: Endpoint) {
  return html`<h2><code>${endpoint.method} ${endpoint.path}</code></h2>
<p>${endpoint.summary}.</p>
<dl>
<dt>Who</dt><dd>${endpoint.who === "public" ? "Anybody" : "Whoever is signed in"}</dd>
${endpoint.query === undefined ? "" : html`<dt>Query</dt><dd>${codes(Object.keys(endpoint.query.shape))}</dd>`}
${endpoint.body === undefined ? "" : html`<dt>Body</dt><dd>JSON, as the description has it</dd>`}
${endpoint.takes === undefined ? "" : html`<dt>Body</dt><dd>The file’s bytes</dd>`}
${endpoint.gives === undefined ? "" : html`<dt>Gives</dt><dd>${codes(endpoint.gives)}</dd>`}
${endpoint.ifMatch === undefined ? "" : html`<dt>If-Match</dt><dd>${endpoint.ifMatch === "required" ? "Needed" : "Needed by some transitions"}</dd>`}
<dt>Refusals</dt><dd>${problemsOf(endpoint).map((code) => html`<a href="/problems/${code}">${problems[code].status} ${code}</a> `)}</dd>
</dl>`;
}

function codes(names: readonly string[]) {
  return names.map((name) => html`<code>${name}</code> `);
}
