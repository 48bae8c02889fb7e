import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { aRichCopy } from "#tests/builders/richCopy.ts";
import { change } from "../stories/asked.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";

const all: readonly Endpoint[] = Object.values(endpoints);
const readings = all.filter(({ method }) => method === "GET");

/** A newsroom with one of everything that can be read, and what stands for each parameter of an address. */
async function aFullNewsdesk() {
  const desk = await aNewsdesk();
  const imageId = await desk.addPicture();
  const draft = await desk.draft();
  await desk.type(
    "Leyi Chen",
    draft,
    aRichCopy({
      headline: "Ferry to run till dawn",
      lead: { image: imageId, alt: "A ferry at night", caption: "The ferry", credit: "Ann Bee" },
    }),
  );
  await desk.add("Leyi Chen", draft, "The harbour ferry will run all night.");
  await change(desk, "Leyi Chen", draft, { due: { local: "2026-11-23T22:30", zone: "Europe/London" }, length: 300 });
  const filed = await desk.make("Leyi Chen", draft, "file", { note: "Check the times" });
  const subbed = await desk.make("Fiona Patterson", filed, "claim");
  const ready = await desk.make("Fiona Patterson", subbed, "pass");
  const { id } = await desk.make("Duty Editor", ready, "publish");
  return { desk, params: { storyId: id, number: "1", imageId, size: "small" } };
}

/** The endpoint's address, once without a query and once for each value of each closed list that it may have there. */
function addressesOf(endpoint: Endpoint, params: Readonly<Record<string, string>>): readonly string[] {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Nothing stands for :${name} here`);
    return value;
  });
  const queries = Object.entries(endpoint.query?.shape ?? {}).flatMap(([name, field]) =>
    optionsOf(field).map((option) => `${path}?${name}=${option}`),
  );
  return [path, ...queries];
}

function optionsOf(field: unknown): readonly string[] {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}

describe("every endpoint that reads", () => {
  test("answers what it says, in each form that it says", async () => {
    const { desk, params } = await aFullNewsdesk();
    const editor = await desk.as("Duty Editor");
    expect(readings.length).toBeGreaterThan(10);
    for (const endpoint of readings)
      for (const address of addressesOf(endpoint, params)) {
        const answer = await editor.send("GET", address);
        expect([address, answer.status]).toEqual([address, 200]);
        const type = (answer.headers.get("content-type") ?? "").replace(/;.*/, "");
        expect(endpoint.gives ?? ["application/json"]).toContain(type);
        if (endpoint.reply === undefined) expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
        else expect([address, endpoint.reply.safeParse(await answer.json()).error]).toEqual([address, undefined]);
      }
  });
});
