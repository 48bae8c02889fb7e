import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong in a part of a page, named by a selector, in light and then in dark, with where and why.
 * Nothing moves meanwhile: colours that are halfway from one to the other are nobody's.
 */
export async function faultsIn(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // As text: in the page `axe` is its own, and no import of this file's.
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(part)})`);
    for (const { help, nodes } of violations)
      for (const { html, failureSummary } of nodes) found.push(`${colorScheme}: ${help}: ${html} ${failureSummary}`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}
