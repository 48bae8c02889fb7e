import { test as propertyTest } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localTimeOf, offsetsAt, readLocalTime } from "#domain/localTime.ts";

const london = "Europe/London";
const read = (local: string, zone = london, offset?: string) => readLocalTime({ local, zone, offset });

describe("a time that a person sets", () => {
  test.each([
    ["2026-11-23T18:00", london, "2026-11-23T18:00:00.000Z"],
    ["2026-07-01T18:00", london, "2026-07-01T17:00:00.000Z"],
    ["2026-07-01T18:00:59", london, "2026-07-01T17:00:59.000Z"],
    ["2026-07-01T18:00", "UTC", "2026-07-01T18:00:00.000Z"],
    ["2028-02-29T12:00", "Asia/Kolkata", "2028-02-29T06:30:00.000Z"],
    ["2026-11-23T18:00:60", london, "2026-11-23T18:00:59.000Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(read(local, zone)).toEqual({ ok: true, instant });
  });

  test("that the clock skips is refused with the times on either side", () => {
    expect(read("2026-03-29T01:30")).toEqual({
      ok: false,
      why: "Clocks go forward at 01:00 that night; choose 00:59 or 02:00",
    });
    expect(read("2026-03-08T02:30", "America/New_York")).toEqual({
      ok: false,
      why: "Clocks go forward at 02:00 that night; choose 01:59 or 03:00",
    });
  });

  test("that comes twice needs the offset, and each offset is one of the two", () => {
    expect(read("2026-10-25T01:30")).toEqual({
      ok: false,
      why: "The clocks go back that night, so this time comes twice; say which of the two",
    });
    expect(offsetsAt("2026-10-25T01:30", london)).toEqual(["+01:00", "+00:00"]);
    expect(read("2026-10-25T01:30", london, "+01:00")).toEqual({ ok: true, instant: "2026-10-25T00:30:00.000Z" });
    expect(read("2026-10-25T01:30", london, "+00:00")).toEqual({ ok: true, instant: "2026-10-25T01:30:00.000Z" });
    expect(read("2026-10-25T01:30", london, "Z")).toEqual({ ok: true, instant: "2026-10-25T01:30:00.000Z" });
  });

  test.each(["BST", "GMT+1", "Europe/Londn", ""])("in the zone %o is refused", (zone) => {
    expect(read("2026-11-23T18:00", zone).ok).toBe(false);
  });

  test.each(["+01:00", "-00:30", "1"])("with the offset %o, which does not fit, is refused", (offset) => {
    expect(read("2026-11-23T18:00", london, offset).ok).toBe(false);
  });

  test.each([
    "2027-02-29T12:00",
    "2026-11-23T24:00",
    "2026-11-23T18:60",
    "2026-11-23T18:00:61",
    "2026-13-01T12:00",
    "0000-01-01T12:00",
    "9999-01-01T12:00",
    "2026-11-23",
    "23/11/2026 18:00",
    "",
  ])("that does not exist is refused: %s", (local) => {
    expect(read(local)).toEqual({ ok: false, why: "Give a day and a time that exist" });
  });

  const anInstant = fc.integer({ min: Date.UTC(2001, 0) / 60_000, max: Date.UTC(2099, 0) / 60_000 });
  const aZone = fc.constantFrom(london, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
  propertyTest.prop([anInstant, aZone])(
    "comes back from its own local time, with an offset where it comes twice",
    (minute, zone) => {
      const instant = new Date(minute * 60_000).toISOString();
      const local = localTimeOf(instant, zone);
      const offsets = offsetsAt(local, zone);
      expect(offsets.length).toBeGreaterThan(0);
      const found = offsets.map((offset) => readLocalTime({ local, zone, offset }));
      expect(found).toContainEqual({ ok: true, instant });
      expect(readLocalTime({ local, zone }).ok).toBe(offsets.length === 1);
    },
  );
});
