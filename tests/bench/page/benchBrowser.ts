import { type Browser, chromium } from "playwright-core";
import { launchOptions, unpackChromium } from "#tests/browser/chromium.ts";

/**
 * The tests' browser, drawing a frame as soon as there is something to draw. At sixty a second each key would wait up
 * to 17 ms for its frame, and what is slow would look nearly like what is not.
 */
export async function launchBenchBrowser(): Promise<Browser> {
  await unpackChromium();
  const unlimited = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
  return chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...unlimited] });
}
