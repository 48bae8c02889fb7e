import { describe, expect, test } from "vitest";
import { readContributions } from "#contract/readback.ts";
import { aCopyDesk } from "../live/copyDesk.ts";

describe("the contributions to a story", () => {
  test("name who wrote each stretch of the copy as it is now", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing({ copy: { headline: "Ferry", paragraphs: ["The ferry runs."] } });
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.type(" All night.");
    await expect.poll(() => fiona.isSaved).toBe(true);
    const record = await (await desk.as("Desk Lawyer")).call(readContributions, { params: { storyId: story.id } });
    const nameOf = (id: string | null) => record.people.find((each) => each.id === id)?.name ?? null;
    expect(record.lines.map(({ pieces }) => pieces.map(({ text, person }) => [text, nameOf(person)]))).toEqual([
      [["Ferry", "Leyi Chen"]],
      [
        ["The ferry runs.", "Leyi Chen"],
        [" All night.", "Fiona Patterson"],
      ],
    ]);
    expect(record.shares.map(({ person, letters }) => [nameOf(person), letters])).toEqual([
      ["Leyi Chen", 17],
      ["Fiona Patterson", 8],
    ]);
  });
});
