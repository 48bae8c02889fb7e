import { describe, expect, test } from "vitest";
import { aNewsroom } from "./newsroom.ts";
import { fieldText, drafting, opened, comesIn } from "./people.ts";

describe("two people in one draft", () => {
  const site = aNewsroom();

  test("L-01 both see both, with names at the carets, and no letter is lost or doubled", async () => {
    const { page: leyi, path } = await drafting(site(), "Leyi Chen", "two-at-once");
    const editor = await comesIn(site(), "Duty Editor");
    for (const page of [leyi, editor]) await opened(page, site().address + path);
    await leyi.locator('[data-field="body"] p').first().click();
    await leyi.keyboard.type("The ferry ");
    await expect.poll(() => fieldText(editor, "body")).toContain("The ferry ");
    await editor.locator('[data-field="body"] p').first().click();
    await editor.keyboard.press("Home");

    const letters = (first: number) => Array.from({ length: 20 }, (_, n) => String.fromCodePoint(first + n));
    const [mine, theirs] = [letters(0x4e00), letters(0x5e00)];
    await Promise.all([
      leyi.keyboard.type(mine.join(""), { delay: 15 }),
      editor.keyboard.type(theirs.join(""), { delay: 15 }),
    ]);

    await expect.poll(() => fieldText(editor, "body")).toContain(mine.at(-1));
    await expect.poll(() => fieldText(leyi, "body")).toContain(theirs.at(-1));
    const body = await fieldText(leyi, "body");
    expect(await fieldText(editor, "body")).toBe(body);
    for (const letter of [...mine, ...theirs]) expect(`${letter} ${body.split(letter).length - 1}`).toBe(`${letter} 1`);
    expect(await leyi.locator(".remoteCaret").first().getAttribute("data-name")).toBe("Duty Editor");
    expect(await editor.locator(".remoteCaret").first().getAttribute("data-name")).toBe("Leyi Chen");
  });
});
