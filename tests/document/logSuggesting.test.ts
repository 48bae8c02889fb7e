import { expect, test } from "vitest";
import { holdsTrueOver } from "./fuzz/holdsTrue.ts";
import { total } from "./fuzz/played.ts";

holdsTrueOver("suggesting", (outcomes) => {
  test("leaves at most one letter in twenty to the trays", () => {
    expect(total(outcomes(), "inTray")).toBeLessThan(total(outcomes(), "typed") / 20);
  });

  test("makes suggestions anew where others' commits made more of them, and few gestures are declined", () => {
    expect(total(outcomes(), "madeAnew")).toBeGreaterThan(outcomes().length / 2);
    expect(total(outcomes(), "declined")).toBeLessThan(total(outcomes(), "gestures") / 4000);
  });
});
