import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { article } from "#tests/builders/article.ts";
import { aNewsroom } from "./newsroom.ts";
import { saved, signsIn, stageOn } from "./people.ts";
import { startMock, startServer } from "./site.ts";

/** The whole way once: Leyi Chen imports and files, Fiona Patterson claims, subs and passes, the Duty Editor publishes. */
describe.each([
  ["on the server", startServer],
  ["in the browser alone", startMock],
])("a story goes from a file to the reader's page, %s", (_, start) => {
  const site = aNewsroom(start);

  test("by three people, with every name where readers look for it", async () => {
    const file = join(tmpdir(), `article-${process.pid}.txt`);
    const picture = join(tmpdir(), `picture-${process.pid}.jpg`);
    await writeFile(file, article.text);
    await writeFile(
      picture,
      await sharp({ create: { width: 1600, height: 900, channels: 3, background: "#37424f" } })
        .jpeg()
        .toBuffer(),
    );

    const leyi = await signsIn(site(), "Leyi Chen");
    await leyi.getByRole("button", { name: "Import" }).first().click();
    await leyi.locator('input[type="file"]').first().setInputFiles(file);
    await leyi.getByRole("button", { name: "Create the story" }).click();
    const copy = leyi.locator('[aria-label="Story copy"]');
    await expect.poll(() => copy.locator('[data-field="headline"]').innerText()).toContain(article.headline);
    const storyPath = new URL(leyi.url()).pathname;
    expect(storyPath).toMatch(/^\/stories\//);
    await copy.locator('[data-field="lead"] input[type="file"]').setInputFiles(picture);
    await copy.getByLabel("Alt text").fill("Two officers walk along a street at dusk");
    await copy.locator('[data-field="standfirst"]').click();
    await leyi.keyboard.type('Critics ask whether "extreme" will become the norm');
    await saved(leyi);
    await leyi.getByRole("button", { name: "File", exact: true }).click();
    await leyi.getByRole("button", { name: "Recall", exact: true }).waitFor();

    const fiona = await signsIn(site(), "Fiona Patterson");
    await fiona.goto(`${site().address}${storyPath}`);
    await fiona.getByRole("button", { name: "Claim", exact: true }).click();
    const subbed = fiona.locator('[aria-label="Story copy"]');
    // In subbing her changes are suggested until she says otherwise (scenario S-01).
    await fiona.getByText("Suggesting", { exact: true }).waitFor();
    await fiona.getByRole("button", { name: "Edit instead" }).click();
    await fiona.getByText("Editing", { exact: true }).waitFor();
    await subbed.locator('[data-field="body"] p').first().click();
    await fiona.keyboard.press("End");
    await fiona.keyboard.type(" It is the first such plan since 2009.");
    await saved(fiona);
    await fiona.getByRole("button", { name: "Pass to editor", exact: true }).click();
    await expect.poll(() => stageOn(fiona)).toBe("Ready");

    const editor = await signsIn(site(), "Duty Editor");
    await editor.goto(`${site().address}${storyPath}`);
    await editor.getByRole("button", { name: "Publish", exact: true }).click();
    const link = editor.locator('a[href*="/news/"]').first();
    await link.waitFor();
    const address = await link.getAttribute("href");
    expect(address).toMatch(/\/news\/\d{4}\/\d{2}\/\d{2}\/[a-z0-9-]+$/);

    const readerPage = await site().newPage();
    await readerPage.goto(new URL(String(address), site().address).href);
    const page =
      site().kind === "mock" ? readerPage.frameLocator("iframe").locator("body") : readerPage.locator("body");
    await expect.poll(() => page.locator("article h1").innerText()).toContain(article.headline);
    expect(await page.locator('[data-field="standfirst"]').innerText()).toBe(
      "Critics ask whether “extreme” will become the norm",
    );
    expect(await page.locator("figure figcaption").first().innerText()).toContain(article.leadCredit);
    expect(await page.locator('[data-field="credits"]').innerText()).toBe(
      "Words: Leyi Chen | Subbing: Fiona Patterson",
    );
    const text = await page.locator("article").innerText();
    expect(text).toContain("It is the first such plan since 2009.");
    for (const paragraph of article.paragraphs.slice(1)) expect(text).toContain(paragraph);
    expect(text).not.toMatch(/["']/);
    for (const name of ["Accessibility", "Cookies", "Terms of use and privacy"])
      expect(await page.locator("footer").getByRole("link", { name }).count()).toBe(1);
  });
});
