import { describe, expect, test } from "vitest";
import { inReadingOrder, stepFrom, type ToSettle } from "#client/features/story/walkOrder.ts";

const headline: ToSettle = { kind: "suggestion", id: "headline", from: 4 };
const query: ToSettle = { kind: "note", id: "query", from: 30 };
const body: ToSettle = { kind: "suggestion", id: "body", from: 60 };
const onStory: ToSettle = { kind: "note", id: "whole", from: -1 };
const all = [onStory, headline, query, body];
const there = { id: null, caret: 0 };

describe("the order of what waits", () => {
  test("S-09 is that of reading, whatever it is, with what stands on the whole story first", () => {
    expect(inReadingOrder([body, headline, query, onStory])).toEqual(all);
  });
});

describe("a step", () => {
  test("S-09 goes from one to the next, and back", () => {
    expect(stepFrom(all, 1, { id: "headline", caret: 4 })).toEqual({ to: query, round: null });
    expect(stepFrom(all, -1, { id: "body", caret: 60 })).toEqual({ to: query, round: null });
  });

  test("S-09 goes round the ends, and says so", () => {
    expect(stepFrom(all, 1, { id: "body", caret: 60 })).toEqual({ to: onStory, round: "from the top" });
    expect(stepFrom(all, -1, { id: "whole", caret: 0 })).toEqual({ to: body, round: "from the end" });
    expect(stepFrom([query], 1, { id: "query", caret: 30 })).toEqual({ to: query, round: "from the top" });
  });

  test("goes from the caret where it stands at none of them, forward to what begins there", () => {
    expect(stepFrom(all, 1, there)).toEqual({ to: headline, round: null });
    expect(stepFrom(all, 1, { id: null, caret: 30 })).toEqual({ to: query, round: null });
    expect(stepFrom(all, -1, { id: null, caret: 30 })).toEqual({ to: headline, round: null });
    expect(stepFrom(all, 1, { id: null, caret: 90 })).toEqual({ to: onStory, round: "from the top" });
  });

  test("goes from the caret where what it stood at has been settled", () => {
    expect(stepFrom([headline, body], 1, { id: "query", caret: 30 })).toEqual({ to: body, round: null });
  });

  test("leads nowhere where nothing waits", () => {
    expect(stepFrom([], 1, there)).toBeNull();
  });
});
