import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aboutToWrite, aNewsroom, writing } from "./newsroom.ts";
import {
  keptHere,
  keptIn,
  makeTransition,
  opened,
  saved,
  saveStateIs,
  signedIn,
  storedText,
  typeInBody,
} from "./people.ts";

describe("words that this browser cannot keep", () => {
  const site = aNewsroom();

  test("row 70: are said to be unkept where this browser keeps nothing, and leaving asks", async () => {
    const { network, page, path } = await aboutToWrite(site(), "private-window");
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Blocked", "SecurityError");
      };
    });
    await opened(page, network.address + path);
    await typeInBody(page, "Typing works. ");
    await saved(page);
    expect(await isLeavingAsked(page)).toBe(false);
    network.is("cut");
    await page.keyboard.type("Kept nowhere. ");
    await expect
      .poll(() => page.getByRole("alert").allInnerTexts())
      .toEqual([expect.stringContaining("Not kept if you close this tab")]);
    expect(await isLeavingAsked(page)).toBe(true);
    network.is("open");
    await saved(page);
    expect(await isLeavingAsked(page)).toBe(false);
    await expect.poll(() => storedText(page, path)).toBe("Typing works. Kept nowhere.");
  });

  test("row 70: are said to be unkept once this browser's storage is full, and kept when there is room again", async () => {
    const { network, page, path } = await writing(site(), "full-disk");
    await typeInBody(page, "Stored. ");
    await saved(page);
    const cdp = await page.context().newCDPSession(page);
    const room = (quotaSize?: number) =>
      cdp.send("Storage.overrideQuotaForOrigin", {
        origin: network.address,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      });
    await room(1);
    // The browser itself lets what it has lately measured decide for some seconds.
    await expect.poll(() => page.evaluate(whyNothingIsTaken)).toBe("QuotaExceededError");
    network.is("cut");
    await page.keyboard.type("X");
    // Said without another key.
    await expect
      .poll(() => page.getByRole("alert").allInnerTexts())
      .toEqual([expect.stringContaining("Not kept if you close this tab")]);
    await saveStateIs(page, "Offline");
    expect(await isLeavingAsked(page)).toBe(true);
    await room();
    await page.keyboard.type("Y");
    await saveStateIs(page, "Offline: kept on this device");
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    await keptHere(page, "XY");
    expect(await isLeavingAsked(page)).toBe(false);
    await page.close();
    network.is("open");
    const next = await page.context().newPage();
    await opened(next, network.address + path);
    await saved(next);
    await expect.poll(() => storedText(next, path)).toBe("Stored. XY");
  });

  test("row 70: that a closed tab left stay in its record while the storage is full, until the server has them, once", async () => {
    const { network, page, path } = await writing(site(), "left-on-a-full-disk");
    await typeInBody(page, "Stored.");
    await saved(page);
    const other = await page.context().newPage();
    await opened(other, network.address + path);
    const editor = await signedIn(site(), "Duty Editor", path);
    network.is("cut");
    await typeInBody(other, " Left behind.");
    await saveStateIs(other, "Offline: kept on this device");
    await keptHere(page, "behind.");
    await other.close();
    // A quota would take some seconds to be noticed.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("Full", "QuotaExceededError");
      };
    });
    await makeTransition(editor, "Spike", async (dialog) => {
      await dialog.getByRole("textbox").first().fill("No space tonight");
    });
    const tray = page.getByRole("region", { name: "Words that found no place" });
    // The server takes neither the tray nor a version yet, so that the record is all there is.
    await page.route(/\/(tray|versions|unsent)\b/, (route) =>
      route.request().method() === "GET" ? route.continue() : route.abort(),
    );
    network.is("open");
    await tray.getByRole("button", { name: /found no place/ }).click();
    const pieces = tray.getByLabel("Your words", { exact: true });
    expect(await pieces.allInnerTexts()).toEqual(["Left behind."]);
    expect(await keptIn(page)).toContain("behind.");
    await page.unrouteAll();
    await page.getByText(/Your work is kept as a version: Leyi Chen, offline/).waitFor();
    await expect.poll(() => keptIn(page)).toBe("[]");
    expect(await pieces.allInnerTexts()).toEqual(["Left behind."]);
    await page.reload();
    await tray.getByRole("button", { name: /found no place/ }).click();
    expect(await pieces.allInnerTexts()).toEqual(["Left behind."]);
    expect(await page.getByText("Your work is kept as a version").count()).toBe(0);
    expect(await storedText(page, path)).toBe("Stored.");
  });
});

/** Runs in a page: the name of the fault with which its storage refuses something small; empty where it takes it. */
function whyNothingIsTaken(): Promise<string> {
  return new Promise((settle) => {
    const opening = indexedDB.open("room");
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("things"));
    opening.addEventListener("error", () => settle(opening.error?.name ?? ""));
    opening.addEventListener("success", () => {
      const writing = opening.result.transaction("things", "readwrite");
      writing.objectStore("things").put("x".repeat(1000), "thing");
      const ended = (why: string) => {
        opening.result.close();
        settle(why);
      };
      writing.addEventListener("complete", () => ended(""));
      writing.addEventListener("abort", () => ended(writing.error?.name ?? ""));
    });
  });
}

/** Whether the browser would ask before the page is closed. */
function isLeavingAsked(page: Page): Promise<boolean> {
  return page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
}
