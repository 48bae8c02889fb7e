import { expect, test } from "vitest";
import { schemaVersion } from "#document/schema.ts";
import { NewerCopy, readStored } from "#document/upgrade.ts";
import { aCopy, usualCopy } from "#tests/builders/copy.ts";

const copy = aCopy(usualCopy);
const stored: unknown = JSON.parse(JSON.stringify(copy));

test("reads copy of today's version as it was stored", () => {
  expect(readStored(stored, schemaVersion).eq(copy)).toBe(true);
});

test("refuses copy that a later release wrote", () => {
  expect(() => readStored(stored, schemaVersion + 1)).toThrow(NewerCopy);
});

test.each([0, -1, 1.5, Number.NaN])("knows no version %d", (version) => {
  expect(() => readStored(stored, version)).toThrow("There is no schema version");
});

test("refuses what is no copy", () => {
  expect(() => readStored({ type: "doc", content: [] }, schemaVersion)).toThrow("Invalid content");
});
