import { describe, expect, test } from "vitest";
import { saysOf } from "#server/core/useCases/stories/said.ts";

const said = (action: string, data: object) =>
  saysOf({
    action,
    by: "Duty Editor",
    data,
    overrides: [],
    now: "2026-11-23T12:00:00.000Z",
    zone: "Europe/London",
  });
const one = { count: 1, whose: ["Leyi Chen"] };
const does = "Replace “will” with “may”";

describe("the history of suggestions", () => {
  test.each([
    ["suggestion.accepted", "Duty Editor accepted a suggestion by Leyi Chen"],
    ["suggestion.rejected", "Duty Editor rejected a suggestion by Leyi Chen"],
    ["suggestion.withdrawn", "Duty Editor withdrew a suggestion"],
    ["suggestion.reopened", "Duty Editor opened a suggestion by Leyi Chen again"],
  ])("%s says of one what it does, and as before where that was not kept", (action, says) => {
    expect(said(action, { ...one, does })).toBe(`${says}: ${does}`);
    expect(said(action, one)).toBe(says);
  });
});
