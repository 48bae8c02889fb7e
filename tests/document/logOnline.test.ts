import { expect, test } from "vitest";
import { holdsTrueOver } from "./fuzz/holdsTrue.ts";
import { total } from "./fuzz/played.ts";

holdsTrueOver("online", (outcomes) => {
  test("leaves at most one letter in ten to the trays", () => {
    expect(total(outcomes(), "inTray")).toBeLessThan(total(outcomes(), "typed") / 10);
  });
});
