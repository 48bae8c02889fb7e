import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { faultsIn } from "./axe.ts";
import { aNewsroom } from "./newsroom.ts";
import { copyOn, fieldText, drafting, opened, saved, signedIn, typeInBody } from "./people.ts";

const site = aNewsroom();

interface Suggesting {
  readonly id: string;
  readonly before: string;
  readonly words: string;
}

/** Puts words before others of the body as a suggestion of whoever is signed in, by the desk's own requests. */
async function suggest(page: Page, address: string, { id, before, words }: Suggesting): Promise<void> {
  await page.evaluate(
    async ({ storyId, given }) => {
      const json = async (path: string, init?: RequestInit) =>
        (await (await fetch(path, init)).json()) as Record<string, unknown>;
      const { person } = await json("/api/session");
      const { seq, epoch, doc } = await json(`/api/stories/${storyId}/copy`);
      interface Block {
        readonly text?: string;
        readonly content?: readonly Block[];
      }
      // No leaf but text stands in this copy.
      const size = ({ text, content = [] }: Block): number =>
        text === undefined ? 2 + content.reduce((sum, each) => sum + size(each), 0) : text.length;
      const fields = (doc as Block).content ?? [];
      const body = fields.at(-1)?.content ?? [];
      let at = fields.slice(0, -1).reduce((sum, each) => sum + size(each), 0) + 1;
      for (const block of body) {
        const text = (block.content ?? []).map((run) => run.text ?? "").join("");
        if (text.includes(given.before)) {
          at += 1 + text.indexOf(given.before);
          break;
        }
        at += size(block);
      }
      const attrs = { id: given.id, by: (person as { id: string }).id };
      const content = [{ type: "text", text: given.words, marks: [{ type: "insertion", attrs }] }];
      const step = { stepType: "replace", from: at, to: at, slice: { content } };
      const commit = { ref: crypto.randomUUID(), base: seq, epoch, steps: [step], gone: [""] };
      const headers = { "content-type": "application/json" };
      const path = `/api/stories/${storyId}/copy/commits`;
      const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(commit) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    { storyId: address.slice(address.lastIndexOf("/") + 1), given: { id, before, words } },
  );
}

const cards = (page: Page) => page.getByRole("list", { name: "Open suggestions" }).getByRole("listitem");
const tab = (page: Page) => page.getByRole("tab", { name: /Suggestions/ });
const card = (page: Page, sentence: string) =>
  page.getByRole("button", { name: new RegExp(`^${sentence}, suggested by`) });
const statuses = (page: Page) => page.getByRole("status").allInnerTexts();

describe("an editor and a writer with the same suggestions before them", () => {
  test("one is accepted, one rejected and one taken back, and the other browser sees each", async () => {
    const { page: leyi, path: address } = await drafting(site(), "Leyi Chen", "night-ferry-cards");
    await opened(leyi, `${site().address}${address}`);
    await typeInBody(leyi, "The ferry will run all night from Monday.");
    await saved(leyi);
    await suggest(leyi, address, { id: "s1", before: "ferry", words: "harbour " });
    await suggest(leyi, address, { id: "s2", before: "from", words: "long " });
    await suggest(leyi, address, { id: "s3", before: "Monday", words: "next " });
    await tab(leyi).click();
    await expect.poll(() => cards(leyi).count()).toBe(3);

    const editor = await signedIn(site(), "Duty Editor", address);
    await tab(editor).click();
    await expect.poll(() => cards(editor).count()).toBe(3);
    expect(await tab(editor).innerText()).toMatch(/Suggestions\s+3/);

    expect(await faultsIn(editor, "aside")).toEqual([]);

    // From the card into the copy, where the key accepts what the caret is in.
    await card(editor, "Insert “harbour”").focus();
    await editor.keyboard.press("Enter");
    await expect.poll(() => copyOn(editor).evaluate((copy) => copy.contains(document.activeElement))).toBe(true);
    await expect
      .poll(() => statuses(editor), { message: "arriving in a suggestion is said" })
      .toContain("Insert “harbour”, suggested by Leyi Chen");
    await editor.keyboard.press("Control+Enter");
    await expect.poll(() => statuses(editor)).toContain("Accepted. The copy reads “harbour”.");
    for (const page of [editor, leyi]) await expect.poll(() => cards(page).count()).toBe(2);
    expect(await editor.locator("ins", { hasText: "harbour" }).count()).toBe(0);

    // On the cards: J to the next, and its own key rejects it.
    await card(editor, "Insert “long”").focus();
    await editor.keyboard.press("j");
    expect(await card(editor, "Insert “next”").evaluate((button) => button === document.activeElement)).toBe(true);
    await editor.keyboard.press("k");
    await editor.keyboard.press("Control+Backspace");
    await expect.poll(() => fieldText(leyi, "body")).toBe("The harbour ferry will run all night from next Monday.");
    for (const page of [editor, leyi]) await expect.poll(() => cards(page).count()).toBe(1);

    // The last settling is taken back: the words are there again, and so is the card, for both.
    await editor.keyboard.press("Control+Shift+Backspace");
    await expect
      .poll(() => fieldText(leyi, "body"))
      .toBe("The harbour ferry will run all night long from next Monday.");
    for (const page of [editor, leyi]) await expect.poll(() => cards(page).count()).toBe(2);
    await expect.poll(() => statuses(editor)).toContain("Taken back. The suggestions are open again");
    await editor.keyboard.press("Control+Shift+Backspace");
    for (const page of [editor, leyi]) await expect.poll(() => cards(page).count()).toBe(3);

    await leyi.getByRole("tab", { name: "History" }).click();
    for (const says of [
      "Duty Editor accepted a suggestion by Leyi Chen: ",
      "Duty Editor rejected a suggestion by Leyi Chen: ",
      "Duty Editor opened a suggestion by Leyi Chen again: ",
    ])
      await leyi.getByText(says).first().waitFor();
    await leyi.reload();
    await expect
      .poll(() => fieldText(leyi, "body"))
      .toBe("The harbour ferry will run all night long from next Monday.");
  });

  test("all of them are accepted from the menu or the palette, undone in the toast, and stepped through by key", async () => {
    const { page: leyi, path: address } = await drafting(site(), "Leyi Chen", "night-ferry-many");
    await opened(leyi, `${site().address}${address}`);
    await typeInBody(leyi, "The ferry will run all night from Monday.");
    await saved(leyi);
    await suggest(leyi, address, { id: "m1", before: "ferry", words: "harbour " });
    await suggest(leyi, address, { id: "m2", before: "Monday", words: "next " });
    const editor = await signedIn(site(), "Duty Editor", address);
    await tab(editor).click();
    await expect.poll(() => cards(editor).count()).toBe(2);
    await editor.getByRole("button", { name: "Settle many…" }).click();
    await editor.getByRole("menuitem", { name: "Accept all (2)" }).click();
    await editor.getByText("No suggestions are open").waitFor();
    await editor.getByLabel("Just now").getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => cards(editor).count()).toBe(2);

    await copyOn(editor).locator('[data-field="headline"]').click();
    const inSuggestion = async (says: string) => expect.poll(() => statuses(editor)).toContain(says);
    await editor.keyboard.press("F8");
    await inSuggestion("Insert “harbour”, suggested by Leyi Chen");
    await editor.keyboard.press("F8");
    await inSuggestion("Insert “next”, suggested by Leyi Chen");
    await editor.keyboard.press("F8");
    await inSuggestion("From the top again");
    await inSuggestion("Insert “harbour”, suggested by Leyi Chen");
    expect(await copyOn(editor).evaluate((copy) => copy.contains(document.activeElement))).toBe(true);

    await editor.keyboard.press("Control+k");
    await editor.getByRole("combobox").fill("Reject all suggestions");
    await editor.getByRole("option", { name: "Reject all suggestions (2)" }).click();
    await expect.poll(() => fieldText(leyi, "body")).toBe("The ferry will run all night from Monday.");
  });
});
