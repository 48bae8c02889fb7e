import type { Locator, Page } from "playwright-core";

/** The small panel that the newsroom in the browser has at the foot of every page. */
export function panelOf(page: Page): Locator {
  return page.locator("details.mockPanel");
}

export async function pressInPanel(page: Page, name: string): Promise<void> {
  await opened(page);
  await panelOf(page).getByRole("button", { name }).click();
}

/** Switches a fault on or, with null, whatever is on off. */
export async function switchFault(page: Page, name: string | null): Promise<void> {
  await opened(page);
  await panelOf(page)
    .getByLabel("Fault")
    .selectOption(name ?? "");
}

async function opened(page: Page): Promise<void> {
  const isOpen = await panelOf(page).evaluate((details) => details.hasAttribute("open"));
  if (!isOpen) await panelOf(page).locator("summary").click();
}

/** How many stories the desk has, spiked ones apart. */
export function storyCount(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const response = await fetch("/api/stories?limit=100");
    const list = (await response.json()) as { items?: unknown[] };
    return list.items?.length ?? 0;
  });
}
