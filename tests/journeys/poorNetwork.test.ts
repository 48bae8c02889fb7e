import { describe, expect, test } from "vitest";
import { aboutToWrite, aNewsroom, writing } from "./newsroom.ts";
import {
  fieldText,
  notesSaid,
  opened,
  saidOn,
  saved,
  saveStateIs,
  signedIn,
  storedText,
  typeInBody,
} from "./people.ts";

describe("a poor network", () => {
  const site = aNewsroom();

  test("that lets no socket through is gone round by plain requests, until one passes again", async () => {
    const { network, page, path } = await aboutToWrite(site(), "no-sockets");
    network.is("noSockets");
    await opened(page, network.address + path);
    await typeInBody(page, "By request. ");
    await saved(page);
    expect(await storedText(page, path)).toBe("By request.");
    const editor = await signedIn(site(), "Duty Editor", path);
    await typeInBody(editor, "From the desk. ");
    await expect.poll(() => page.locator('[data-field="body"]').innerText()).toContain("From the desk.");
    await typeInBody(page, "Both stand.");
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("By request. From the desk. Both stand.");

    network.is("open");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    // Carets are told by a socket alone.
    await expect.poll(() => page.locator(".remoteCaret[data-name]").count()).toBe(1);
    await typeInBody(page, " And by socket.");
    await saved(page);
    await expect.poll(() => storedText(page, path)).toMatch(/Both stand\. And by socket\.$/);
  });

  test("R3: that has died without a word is found out and replaced, and nothing is called saved meanwhile", async () => {
    const { network, page, path } = await writing(site(), "half-dead");
    await typeInBody(page, "Alive. ");
    await saved(page);
    await notesSaid(page);
    network.is("dead");
    await page.keyboard.type("Into the dead line. ");
    await expect
      .poll(() => page.getByRole("alert").allInnerTexts())
      .toEqual([expect.stringContaining("Saving has stopped. Your words are kept in this browser")]);
    await saveStateIs(page, "Offline: kept on this device");
    expect(await saidOn(page)).toContain("Offline: kept on this device");
    expect(await saidOn(page)).not.toContain("Saved");
    network.is("open");
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("Alive. Into the dead line.");
  });

  test("row 71: is connected to anew within two seconds of the computer's waking", async () => {
    const { network, page, path } = await aboutToWrite(site(), "asleep");
    await page.clock.install();
    await opened(page, network.address + path);
    await typeInBody(page, "Before the night. ");
    await saved(page);
    const before = network.upgrades;
    network.is("dead");
    await page.clock.fastForward("08:00:00");
    network.is("open");
    const wokenAt = Date.now();
    await expect.poll(() => network.upgrades, { interval: 50 }).toBeGreaterThan(before);
    expect(Date.now() - wokenAt).toBeLessThan(2000);
    await page.keyboard.type("In the morning.");
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("Before the night. In the morning.");
  });

  test("row 72: of two seconds there and back delays no letter, and says “Saving…” until they are stored", async () => {
    const { network, page, path } = await writing(site(), "slow-network");
    await typeInBody(page, "Fast. ");
    await saved(page);
    await notesSaid(page);
    network.takes(1000);
    const words = "Typed as ever. ";
    for (const letter of words) {
      const startedAt = Date.now();
      await page.keyboard.press(letter === " " ? "Space" : letter);
      expect(Date.now() - startedAt).toBeLessThan(1000);
    }
    await saveStateIs(page, "Saving…");
    expect(await saidOn(page)).toContain("Saving…");
    expect(await saidOn(page)).not.toContain("Saved");
    await saved(page);
    network.takes(0);
    await expect.poll(() => storedText(page, path)).toBe("Fast. Typed as ever.");
  });

  test("row 72: that loses one piece in twenty besides stores every letter once, and calls none saved before", async () => {
    const { network, page, path } = await writing(site(), "lossy-network");
    const editor = await signedIn(site(), "Duty Editor", path);
    await typeInBody(page, "Whole. ");
    await saved(page);
    await notesSaid(page);
    network.takes(1000);
    const lost = network.losesPieces();
    const words = ["Nothing is lost. ", "Nothing comes twice. ", "All of it is hers."];
    for (const each of words) {
      await page.keyboard.type(each);
      expect(await saidOn(page)).not.toContain("Saved");
      // While a commit is on its way for seconds, what is typed meanwhile waits behind it.
      await expect.poll(() => fieldText(editor, "body")).toMatch(each.slice(0, 9));
    }
    expect(lost()).toBeGreaterThan(0);
    await saved(page);
    network.takes(0);
    await expect.poll(() => storedText(page, path)).toBe(`Whole. ${words.join("")}`);
    await expect.poll(() => fieldText(editor, "body")).toBe(`Whole. ${words.join("")}`);
  });
});
