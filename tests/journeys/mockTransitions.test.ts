import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fieldText, makeTransition, newStory, saved, signedIn, stageOn, typeHeadline, typeInBody } from "./people.ts";
import { panelOf, pressInPanel, storyCount } from "./panel.ts";
import { type Site, startMock } from "./site.ts";

const leyi = "Leyi Chen";
const fiona = "Fiona Patterson";
const editor = "Duty Editor";
type Step = readonly [
  who: typeof leyi | typeof fiona | typeof editor,
  transition: string,
  stage: string,
  fill?: (dialog: Locator) => Promise<void>,
];

const reason = (dialog: Locator) => dialog.getByLabel("Reason").fill("As agreed at conference");
const noteTo = (whom: string) => (dialog: Locator) => dialog.getByLabel(`Note to the ${whom}`).fill("Check the dates");
const kindAndReason = async (dialog: Locator) => {
  await dialog.getByLabel("Update").check();
  await reason(dialog);
};
const inTwoDays = async (dialog: Locator) => {
  await dialog.getByLabel("Day").fill(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10));
  await dialog.getByLabel("Time").fill("06:00");
};

/** What is done in the place of a step: every tab is closed, so that the newsroom is too, and opened again. */
const closeAndOpen = "close and open";

/** Every transition that a person makes, one after another on one story: who, the button, the stage it leads to. */
const steps: readonly (Step | typeof closeAndOpen)[] = [
  [leyi, "Spike", "Spiked", reason],
  [leyi, "Unspike", "Draft"],
  [leyi, "File", "Filed"],
  [leyi, "Recall", "Draft"],
  [leyi, "File", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Release", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Return to writer", "Draft", noteTo("writer")],
  [leyi, "File", "Filed"],
  [fiona, "Claim", "Subbing"],
  [fiona, "Pass to editor", "Ready"],
  [editor, "Send back", "Subbing", noteTo("sub")],
  [fiona, "Pass to editor", "Ready"],
  [editor, "Schedule", "Scheduled", inTwoDays],
  [editor, "Unschedule", "Ready"],
  [editor, "Publish", "Published"],
  closeAndOpen,
  [editor, "Reopen", "Subbing", kindAndReason],
  [editor, "Abandon", "Published", reason],
  [editor, "Withdraw", "Withdrawn", reason],
  [editor, "Restore", "Ready", kindAndReason],
  closeAndOpen,
];

describe("the newsroom in the browser", () => {
  let site: Site;
  beforeAll(async () => {
    site = await startMock();
  });
  afterAll(async () => {
    await site?.stop();
  });

  test("L-05 has the story where it was when its tabs were closed, and its first state on Reset, which can be undone", async () => {
    const first = await signedIn(site, leyi);
    const storiesAtFirst = await storyCount(first);
    const address = await newStory(first, "all-the-way");
    await first.goto(`${site.address}${address}`);
    await typeHeadline(first, "All the way and back");
    await typeInBody(first, "One paragraph that goes the whole way.");
    await saved(first);
    let stage = "Draft";
    let tabs: Partial<Record<Step[0], Page>> = { [leyi]: first };
    // Each has the story open once they are needed, in a tab that finds it where it was.
    const tabOf = async (who: Step[0]) => {
      const page = (tabs[who] ??= await signedIn(site, who, address));
      await expect.poll(() => stageOn(page), { message: `as ${who} has it` }).toContain(stage);
      return page;
    };
    for (const step of steps) {
      if (step === closeAndOpen) {
        for (const page of site.pages()) await page.close();
        tabs = {};
        continue;
      }
      const [who, transition, next, fill] = step;
      const page = await tabOf(who);
      await makeTransition(page, transition, fill);
      await expect.poll(() => stageOn(page), { message: `after ${transition}` }).toContain(next);
      stage = next;
    }
    const [writer, other] = [await tabOf(leyi), await tabOf(editor)];
    expect(await fieldText(writer, "body")).toBe("One paragraph that goes the whole way.");

    await pressInPanel(writer, "Reset the newsroom");
    for (const page of [writer, other]) await page.getByRole("button", { name: `Continue as ${leyi}` }).waitFor();
    await writer.getByRole("button", { name: `Continue as ${leyi}` }).click();
    await writer.getByText("There is no such story").first().waitFor();
    expect(await storyCount(writer)).toBe(storiesAtFirst);

    await pressInPanel(writer, "Undo the reset");
    await expect.poll(() => stageOn(other)).toContain(stage);
    expect(await storyCount(other)).toBe(storiesAtFirst + 1);
    expect(await panelOf(other).getByRole("button", { name: "Undo the reset" }).count()).toBe(0);
  });
});
