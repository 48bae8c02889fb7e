import { describe, expect, test } from "vitest";
import { correctionNote } from "#domain/corrections.ts";
import { clockTime, readersMoment, readersTime } from "#domain/times.ts";

const london = "Europe/London";

test.each([
  ["2026-11-23T17:30:00Z", "5.30pm"],
  ["2026-11-23T17:00:00Z", "5pm"],
  ["2026-11-23T11:20:00Z", "11.20am"],
  ["2026-11-23T12:00:00Z", "noon"],
  ["2026-11-23T12:05:00Z", "12.05pm"],
  ["2026-11-23T00:00:59Z", "midnight"],
  ["2026-11-23T00:05:00Z", "12.05am"],
  ["2026-07-01T16:30:00Z", "5.30pm"],
])("readers are told %s as %s", (instant, time) => {
  expect(readersTime(instant, london)).toBe(time);
});

test("readers are told the day in the newsroom's zone", () => {
  expect(readersMoment("2026-06-30T23:30:00Z", london)).toBe("1 July 2026, 12.30am");
});

describe("the desk's time", () => {
  const now = "2026-11-23T21:40:00Z";
  test.each([
    ["2026-11-23T06:00:00Z", "06:00"],
    ["2026-11-24T06:00:00Z", "06:00 on 24 November"],
    ["2026-06-01T06:00:00Z", "07:00 on 1 June"],
  ])("of %s is %s", (instant, time) => {
    expect(clockTime(instant, now, london)).toBe(time);
  });
});

test("a note to readers says its kind and its moment, and the first edition has none", () => {
  const publishedAt = "2026-03-03T11:20:00Z";
  expect(correctionNote({ kind: "correction", readerNote: "It was Tuesday.", publishedAt }, london)).toBe(
    "Correction, 3 March 2026, 11.20am: It was Tuesday.",
  );
  expect(correctionNote({ kind: null, readerNote: null, publishedAt }, london)).toBeNull();
  expect(correctionNote({ kind: "update", readerNote: null, publishedAt }, london)).toBeNull();
});
