import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aWordFile, by, del, ins, p, r } from "#tests/builders/wordFile.ts";
import { faultsIn } from "./axe.ts";
import { aNewsroom } from "./newsroom.ts";
import { fieldText, saved, signedIn } from "./people.ts";
import { startMock, startServer } from "./site.ts";

const body =
  p(r("Ferry to run till ") + del("Ann Bee", "midnight") + ins("Ann Bee", "dawn"), { style: "Titel" }) +
  p(r("The ferry ") + ins("Fiona Patterson", "never ") + r("stops."), { mark: `<w:ins ${by("Fiona Patterson")}/>` }) +
  p(ins("Fiona Patterson", "Crews voted for it.")) +
  p(r("It leaks."));

const heading = (page: Page, name: string) => page.getByRole("heading", { name }).waitFor();

describe.each([
  ["on a server", startServer],
  ["without any server", startMock],
])("a Word document %s", (_where, start) => {
  const site = aNewsroom(start);

  test("comes in with its tracked changes, which are settled like anybody's and are nobody's here", async () => {
    const page = await signedIn(site(), "Fiona Patterson");
    await page.getByRole("button", { name: "Import" }).click();
    const buffer = Buffer.from(await aWordFile({ body }));
    await page.getByLabel("Choose a file").setInputFiles({ name: "ferry.docx", mimeType: "", buffer });
    await page.getByText("3 tracked changes by 2 people come in as suggestions").waitFor();
    expect(await faultsIn(page, "[role=dialog]")).toEqual([]);
    await page.getByRole("button", { name: "Create the story" }).click();
    await page.getByText("3 tracked changes by 2 people came in as suggestions").waitFor();

    const cards = page.getByRole("list", { name: "Open suggestions" }).getByRole("listitem");
    await page.getByRole("tab", { name: /Suggestions/ }).click();
    await heading(page, "3 to settle");
    await expect
      .poll(() => cards.locator("bdi").allInnerTexts())
      .toEqual(["Ann Bee (imported)", "Fiona Patterson (imported)", "Fiona Patterson (imported)"]);
    await expect
      .poll(() => page.locator("ins").first().getAttribute("aria-description"))
      .toBe("Suggested by Ann Bee (imported)");

    await page.getByRole("button", { name: "Settle many…" }).click();
    await page.getByRole("menuitem", { name: "Accept all by Fiona Patterson (imported) (2)" }).click();
    await heading(page, "1 to settle");
    await page.getByRole("button", { name: /^Reject: Replace/ }).click();
    await page.getByText("No suggestions are open").waitFor();
    await saved(page);
    expect(await fieldText(page, "headline")).toBe("Ferry to run till midnight");
    expect(await fieldText(page, "body")).toContain("The ferry never stops.");
    await page.getByRole("tab", { name: "History" }).click();
    await page
      .getByText(/accepted 2 suggestions.*Fiona Patterson \(imported\)/u)
      .first()
      .waitFor();
    await page.getByText("Fiona Patterson brought it in from ferry.docx, with 3 suggestions by").first().waitFor();
  });
});
