import { expect } from "vitest";
import { schema } from "#document/schema.ts";
import { find } from "../../document/edits.ts";
import { aCopyDesk } from "../live/copyDesk.ts";

/** A story that was filed, and passed after Fiona Patterson, its sub, changed two words and the duty editor cut two. */
export async function aSubbedStory() {
  const desk = await aCopyDesk();
  const story = await desk.inSubbing();
  const fiona = await desk.writer("Fiona Patterson", story);
  fiona.change((tr) => {
    const [from, to] = find(tr.doc, "harbour ferry");
    tr.replaceWith(from, to, schema.text("night boat"));
  });
  await expect.poll(() => fiona.isSaved).toBe(true);
  const editor = await desk.writer("Duty Editor", story);
  editor.change((tr) => {
    const [from, to] = find(tr.doc, " from Monday");
    tr.delete(from, to);
  });
  await expect.poll(() => editor.isSaved).toBe(true);
  return { desk, story, ready: await desk.make("Fiona Patterson", story, "pass") };
}
