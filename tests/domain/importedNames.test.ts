import { describe, expect, test } from "vitest";
import { importedId, importedName, isImportedId } from "#domain/importedNames.ts";
import { initialsOf } from "#domain/people.ts";

const uuid = "01890000-0000-7000-8000-0000000000b1";

describe("a name that only a document has", () => {
  test("has an id that no account can have", () => {
    expect(isImportedId(uuid)).toBe(false);
    expect(importedId(uuid)).toBe("01890000-0000-8000-8000-0000000000b1");
    expect(isImportedId(importedId(uuid))).toBe(true);
  });

  test("is marked wherever it is said, and has its own initials", () => {
    expect(importedName("Ann Bee")).toBe("Ann Bee (imported)");
    expect(["Ann Bee (imported)", "Ann (imported)", "(who)"].map(initialsOf)).toEqual(["AB", "A", "("]);
  });
});
