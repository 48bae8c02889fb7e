import { expect, test } from "vitest";
import { holdsTrueOver } from "./fuzz/holdsTrue.ts";
import { total } from "./fuzz/played.ts";

holdsTrueOver("offline", (outcomes) => {
  test("leaves at most one letter in five to the trays", () => {
    expect(total(outcomes(), "inTray")).toBeLessThan(total(outcomes(), "typed") / 5);
  });
});
