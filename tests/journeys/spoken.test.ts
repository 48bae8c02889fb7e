import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom, subbing } from "./newsroom.ts";
import { copyOn, saved } from "./people.ts";

/** What Chromium tells a screen reader of suggestions: its accessibility tree, as it stands under the copy. */
describe("U-02: suggestions in the accessibility tree", () => {
  const site = aNewsroom();

  test("a replacement is deleted and inserted words, a split a proposed paragraph, a struck block one that goes, each with whose it is", async () => {
    const { page } = await subbing(site(), "spoken-pier", "The pier will stay shut in May. It may open in June.");
    await page.getByRole("button", { name: "Edit instead" }).click();
    await copyOn(page).locator('[data-field="body"] p').first().click();
    await page.keyboard.press("Control+End");
    await page.getByRole("button", { name: "Divider" }).click();
    await page.keyboard.type("Nobody knows why.");
    await saved(page);
    await page.getByRole("button", { name: "Suggest instead" }).click();

    const first = copyOn(page).locator('[data-field="body"] p').first();
    await first.click();
    await page.keyboard.press("Home");
    for (let i = 0; i < "The pier will stay ".length; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.type("closed");
    for (let i = 0; i < " in May.".length; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await copyOn(page).getByText("Nobody knows why.").click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await saved(page);
    const tree = await treeOf(page);
    expect(tree.slice(tree.findIndex((line) => line.includes("“Body”")))).toEqual([
      "  group “Body”",
      "    paragraph",
      "      StaticText “The pier will stay ”",
      "      deletion (Suggested by Fiona Patterson)",
      "        StaticText “shut”",
      "      insertion (Suggested by Fiona Patterson)",
      "        StaticText “closed”",
      "      StaticText “ in May.”",
      "    insertion (Suggested by Fiona Patterson)",
      "      paragraph",
      "        StaticText “ It may open in June.”",
      "    deletion (Suggested by Fiona Patterson)",
      "      separator",
      "      generic",
      "        StaticText “Divider proposed to go”",
      "    paragraph",
      "      StaticText “Nobody knows why.”",
    ]);
  });
});

/** The copy as the accessibility tree has it: a line for each node that is told, indented, with role, name and description. */
async function treeOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const copy = nodes.find(({ role, name }) => role?.value === "textbox" && name?.value === "Story copy");
  const lines: string[] = [];
  const walk = (id: string, depth: number) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const role = String(node.role?.value ?? "");
    const isTold = !node.ignored && role !== "InlineTextBox" && role !== "none";
    const name = String(node.name?.value ?? "");
    const description = String(node.description?.value ?? "");
    const said = [role, name === "" ? "" : `“${name}”`, description === "" ? "" : `(${description})`];
    if (isTold) lines.push("  ".repeat(depth) + said.filter((part) => part !== "").join(" "));
    for (const child of node.childIds ?? []) walk(child, isTold ? depth + 1 : depth);
  };
  if (copy !== undefined) walk(copy.nodeId, 0);
  return lines;
}
