import { unpackChromium } from "../browser/chromium.ts";

/** Has the browser ready before the first test that needs one. */
export async function setup(): Promise<void> {
  await unpackChromium();
}
