import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom } from "./newsroom.ts";
import { fieldText, drafting, opened, saved, signedIn } from "./people.ts";

describe("several people in one story", () => {
  const site = aNewsroom();

  test("see who is here and where, follow one another, and are told once of comings and goings", async () => {
    const { page: leyi, path: at } = await drafting(site(), "Leyi Chen", "who-is-here");
    await opened(leyi, site().address + at);
    await leyi.locator('[data-field="body"] p').first().click();
    for (let i = 1; i <= 40; i++) {
      await leyi.keyboard.insertText(`Paragraph ${i} of what the harbour board said about the ferry on Friday.`);
      if (i < 40) await leyi.keyboard.press("Enter");
    }
    await saved(leyi);

    const editor = await signedIn(site(), "Duty Editor", at);
    await editor.emulateMedia({ reducedMotion: "reduce" });
    const list = editor.getByRole("button", { name: "Also here: Leyi Chen" });
    await list.waitFor();
    await leyi.getByRole("button", { name: "Also here: Duty Editor" }).waitFor();
    await expect.poll(() => leyi.getByRole("status").allInnerTexts()).toContain("Duty Editor is here.");
    await list.click();
    await editor.getByText("Leyi Chen, in paragraph 40").waitFor();
    await editor.getByRole("menuitem", { name: "Follow Leyi Chen" }).click();
    await editor.getByText("Following Leyi Chen").waitFor();
    await expect.poll(() => isCaretInView(editor)).toBe(true);

    // The view goes along, and the caret and the focus of the one who follows stay.
    await leyi.keyboard.press("Control+Home");
    await leyi.locator('[data-field="body"] p').first().click();
    await expect.poll(() => paragraphOfCaret(editor)).toMatch(/^Paragraph 1 /);
    await expect.poll(() => isCaretInView(editor)).toBe(true);
    await expect.poll(() => editor.locator(".presencePerson").allInnerTexts()).toEqual(["LC"]);
    await editor.keyboard.press("Escape");
    await editor.getByText("Following Leyi Chen").waitFor({ state: "detached" });
    await leyi.keyboard.press("Control+End");
    await expect.poll(() => paragraphOfCaret(editor)).toMatch(/^Paragraph 40 /);
    await expect.poll(() => isCaretInView(editor)).toBe(false);
    await list.click();
    await editor.getByRole("menuitem", { name: "Go to where Leyi Chen is" }).click();
    await expect.poll(() => isCaretInView(editor)).toBe(true);

    // Names are on the screen and in nobody's text.
    expect(await fieldText(editor, "body")).toBe(await fieldText(leyi, "body"));
    expect(await editor.locator(".remoteCaret").evaluate((caret) => caret.textContent)).toBe("");

    await list.click();
    await editor.getByRole("menuitem", { name: "Follow Leyi Chen" }).click();
    await editor.getByText("Following Leyi Chen").waitFor();
    await leyi.goto(`${site().address}/`);
    await editor.getByText("Leyi Chen has left the story. You follow nobody now.").first().waitFor();
    await expect.poll(() => editor.getByRole("status").allInnerTexts()).toContain("Leyi Chen is no longer here.");
    expect(await editor.locator(".remoteCaret").count()).toBe(0);
  });

  test("R-05 one person in two windows is no stranger, and their other caret is their own", async () => {
    const { page: one, path: at } = await drafting(site(), "Leyi Chen", "two-windows");
    const two = await one.context().newPage();
    for (const page of [one, two]) await opened(page, site().address + at);
    await one.locator('[data-field="body"] p').first().click();
    await one.keyboard.type("The ferry");
    const other = two.locator(".remoteCaret");
    await expect.poll(() => other.first().getAttribute("data-name")).toBe("You, in another window");
    expect(await two.getByRole("button", { name: /^Also here/u }).count()).toBe(0);
    await two.locator('[data-field="body"] p').first().click();
    await two.keyboard.press("End");
    await two.keyboard.type(" sails");
    for (const page of [one, two]) await expect.poll(() => fieldText(page, "body")).toBe("The ferry sails");
  });
});

/** The words of the paragraph in which the other person's caret is drawn. */
function paragraphOfCaret(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector(".remoteCaret")?.closest("p")?.textContent ?? null);
}

function isCaretInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const place = document.querySelector(".remoteCaret")?.getBoundingClientRect();
    const main = document.querySelector("main")?.getBoundingClientRect();
    return place !== undefined && main !== undefined && place.top > main.top && place.bottom < main.bottom;
  });
}
