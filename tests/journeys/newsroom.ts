import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { launchChromium } from "#tests/browser/chromium.ts";
import { aNetwork, type Network } from "./network.ts";
import { copyOn, drafting, makeTransition, opened, saved, signedIn, typeHeadline, typeInBody } from "./people.ts";
import { type Site, startServer } from "./site.ts";

/** An installation for the tests of one describe, or of one file: started before the first, ended after the last. */
export function aNewsroom(start: (browser: Browser) => Promise<Site> = startServer): () => Site {
  let browser: Browser | undefined;
  let site: Site | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await start(browser);
  });
  afterAll(async () => {
    await site?.stop();
    await browser?.close();
  });
  return () => {
    if (site === undefined) throw new Error("The newsroom has not been started");
    return site;
  };
}

/** Leyi Chen with a draft of hers open, over a network of her own that goes with the test. */
export async function writing(
  site: Site,
  slug: string,
): Promise<{ readonly network: Network; readonly page: Page; readonly path: string }> {
  const { network, page, path } = await aboutToWrite(site, slug);
  await opened(page, network.address + path);
  return { network, page, path };
}

/** The same, before she opens it. */
export async function aboutToWrite(
  site: Site,
  slug: string,
): Promise<{ readonly network: Network; readonly page: Page; readonly path: string }> {
  const network = await aNetwork(site.address);
  onTestFinished(() => network.stop());
  return { network, ...(await drafting(site, "Leyi Chen", slug, network.address)) };
}

/**
 * Fiona Patterson subbing a story that Leyi Chen filed, with this paragraph in it, over a network of her own that goes
 * with the test.
 */
export async function subbing(
  site: Site,
  slug: string,
  paragraph: string,
): Promise<{ readonly network: Network; readonly page: Page; readonly path: string }> {
  const { page: leyi, path } = await drafting(site, "Leyi Chen", slug);
  await opened(leyi, site.address + path);
  await typeHeadline(leyi, "Ferry stops at ten");
  await typeInBody(leyi, paragraph);
  await saved(leyi);
  await makeTransition(leyi, "File");
  await leyi.context().close();
  const network = await aNetwork(site.address);
  onTestFinished(() => network.stop());
  const page = await signedIn(site, "Fiona Patterson", path, network.address);
  await makeTransition(page, "Claim");
  await copyOn(page).and(page.locator('[contenteditable="true"]')).waitFor();
  return { network, page, path };
}
