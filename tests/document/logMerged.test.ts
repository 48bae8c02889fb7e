import { expect, test } from "vitest";
import { holdsTrueOver } from "./fuzz/holdsTrue.ts";
import { total } from "./fuzz/played.ts";

holdsTrueOver("merged", (outcomes) => {
  test("offline.merge: work was merged, in more than every other sequence", () => {
    expect(outcomes().filter(({ merged }) => merged > 0).length).toBeGreaterThan(outcomes().length / 2);
  });

  test("leaves at most one letter in three to the trays", () => {
    expect(total(outcomes(), "inTray")).toBeLessThan(total(outcomes(), "typed") / 3);
  });
});
