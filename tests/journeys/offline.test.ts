import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { aNewsroom, subbing, writing } from "./newsroom.ts";
import {
  copyOn,
  fieldText,
  keptHere,
  notesSaid,
  opened,
  saidOn,
  saved,
  saveStateIs,
  signedIn,
  storedText,
  typeHeadline,
  typeInBody,
} from "./people.ts";

const offline = "Offline: kept on this device";

describe("words that are not stored yet", () => {
  const site = aNewsroom();

  test("R2: are kept through a reload, a crash and a closed tab, and stand once each, whatever the server had of them", async () => {
    const { network, page, path } = await writing(site(), "crashed");
    await typeInBody(page, "Stored. ");
    await saved(page);
    network.losesAnswers(true);
    await page.keyboard.type("Sent unanswered. ");
    await saveStateIs(page, "Saving…");
    await page.keyboard.type("Typed after. ");
    await keptHere(page, "Typed after. ");
    network.losesAnswers(false);
    network.is("open");
    await page.reload();
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("Stored. Sent unanswered. Typed after.");

    network.losesAnswers(true);
    await typeInBody(page, "Before the crash. ");
    await page.keyboard.type("And more. ");
    // Until the last key, which is a space: what is kept is a quarter of a second behind, and a crash takes the rest.
    await keptHere(page, "And more. ");
    const crashed = page.waitForEvent("crash");
    const cdp = await page.context().newCDPSession(page);
    void cdp.send("Page.crash").catch(() => null);
    await crashed;
    network.losesAnswers(false);
    const next = await page.context().newPage();
    await opened(next, network.address + path);
    await saved(next);
    await expect
      .poll(() => storedText(next, path))
      .toBe("Stored. Sent unanswered. Typed after. Before the crash. And more.");

    network.is("cut");
    await typeInBody(next, "Typed into nothing.");
    await saveStateIs(next, offline);
    // So may a page that is closed at once.
    await keptHere(next, "nothing.");
    await next.close();
    network.is("open");
    const last = await page.context().newPage();
    await opened(last, network.address + path);
    await saved(last);
    await expect
      .poll(() => storedText(last, path))
      .toBe("Stored. Sent unanswered. Typed after. Before the crash. And more. Typed into nothing.");
  });

  test("L-02: of a sub's ten minutes offline arrive as hers, others' work is kept, and the page said so all the while", async () => {
    const { network, page: fiona, path } = await subbing(site(), "long-offline", "The board met on Monday.");
    await fiona.clock.install();
    await opened(fiona, network.address + path);
    await saved(fiona);
    const editor = await signedIn(site(), "Duty Editor", path);
    await typeInBody(editor, "");
    const { seq } = await copyNow(editor, path, null);
    network.is("cut");
    await saveStateIs(fiona, offline);
    await notesSaid(fiona);
    await copyOn(fiona).locator('[data-field="body"] p').first().click();
    await fiona.keyboard.press("Home");
    await fiona.keyboard.type("Exclusive: ");
    await fiona.clock.fastForward("05:00");
    await editor.keyboard.type(" It adjourned.");
    await editor.keyboard.press("Enter");
    await editor.keyboard.type("Nothing was decided.");
    await saved(editor);
    await fiona.keyboard.type("this week, ");
    await fiona.clock.fastForward("05:00");
    await fiona.keyboard.type("we learn, ");
    await saveStateIs(fiona, offline);
    const states = (await saidOn(fiona)).filter((said) => /^(Sav|Offline)/.test(said));
    expect(new Set(states)).toEqual(new Set([offline]));

    network.is("open");
    await fiona.evaluate(() => dispatchEvent(new Event("online")));
    await saved(fiona);
    for (const each of [fiona, editor])
      await expect
        .poll(() => fieldText(each, "body"))
        .toBe("Exclusive: this week, we learn, The board met on Monday. It adjourned.Nothing was decided.");
    const { commits } = await copyNow(editor, path, seq);
    const written = async (name: string) => {
      const id = await idOf(editor, name);
      const steps = JSON.stringify(commits.filter(({ person }) => person === id).map((commit) => commit.steps));
      return [...steps.matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text).join("");
    };
    expect(await written("Fiona Patterson")).toBe("Exclusive: this week, we learn, ");
    expect(await written("Duty Editor")).toBe(" It adjourned.Nothing was decided.");
  });

  test("R-05: one person's two tabs converge, show no stranger, and neither loses words when it is closed offline", async () => {
    const { network, page, path } = await writing(site(), "two-tabs");
    const second = await page.context().newPage();
    await opened(second, network.address + path);
    await typeInBody(page, "One. ");
    await saved(page);
    await typeInBody(second, "Two. ");
    await saved(second);
    for (const each of [page, second]) {
      await expect.poll(() => fieldText(each, "body")).toBe("One. Two. ");
      // The other window's caret has come, as one's own, and nobody is said to be here besides.
      await expect.poll(() => each.locator('.remoteCaret[data-name="You, in another window"]').count()).toBe(1);
      expect(await each.getByRole("button", { name: /^Also here/ }).count()).toBe(0);
    }
    // Somebody else is said to be here, in the same place and alone: so it is not for want of looking.
    const editor = await signedIn(site(), "Duty Editor", path);
    for (const each of [page, second])
      await each.getByRole("button", { name: "Also here: Duty Editor", exact: true }).waitFor();
    await editor.context().close();
    network.is("cut");
    await typeInBody(page, "First tab. ");
    await typeInBody(second, "Second tab. ");
    await saveStateIs(second, offline);
    expect(await second.getByRole("alert").allInnerTexts()).toEqual([]);
    await keptHere(second, "Second tab. ");
    await second.close();
    network.is("open");
    // The tab that stayed takes over what the closed one left.
    await expect.poll(() => storedText(page, path)).toMatch(/First tab\./);
    await expect.poll(() => storedText(page, path)).toMatch(/Second tab\./);
    await saved(page);
    const text = await storedText(page, path);
    for (const words of ["One.", "Two.", "First tab.", "Second tab."])
      expect(`${words} ${text.split(words).length - 1}`).toBe(`${words} 1`);
  });

  test("R-06: are kept on the page when the session ends, and saved once she has signed in over it", async () => {
    const { page, path } = await writing(site(), "lost-session");
    await typeInBody(page, "Before. ");
    await saved(page);
    await endSession(page);
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.waitFor();
    await dialog.getByRole("button", { name: "Not now" }).click();
    await typeInBody(page, "Signed out. ");
    await saveStateIs(page, offline);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await dialog.getByRole("button", { name: "Continue as Leyi Chen" }).click();
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("Before. Signed out.");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("R-06: are asked for also when the session ended while there was no connection, as over a night", async () => {
    const { network, page, path } = await writing(site(), "over-night");
    await typeInBody(page, "In the evening. ");
    await saved(page);
    network.is("cut");
    await saveStateIs(page, offline);
    await typeInBody(page, "At night. ");
    await endSession(page, site().address);
    network.is("open");
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByRole("button", { name: "Continue as Leyi Chen" }).click();
    await saved(page);
    await expect.poll(() => storedText(page, path)).toBe("In the evening. At night.");
  });

  test("R5: are never sent under the name of somebody else who signs in over the page, and are kept for their writer", async () => {
    const { page, path } = await writing(site(), "another-signs-in");
    await typeInBody(page, "Hers. ");
    await saved(page);
    await endSession(page);
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByRole("button", { name: "Not now" }).click();
    await typeInBody(page, "Hers too. ");
    await keptHere(page, "Hers too.");
    // In another tab of the same browser: from now on this page's requests carry the editor's session.
    await signInAs(page, "Duty Editor");
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await expect.poll(() => copyOn(page).getAttribute("contenteditable")).toBe("true");
    await expect.poll(() => fieldText(page, "body")).toBe("Hers. ");
    await typeInBody(page, "From the desk.");
    await saved(page);
    expect(await storedText(page, path)).toBe("Hers. From the desk.");
    await signInAs(page, "Leyi Chen");
    await page.reload();
    await expect.poll(() => storedText(page, path)).toMatch(/^(?=.*Hers too\.)(?=.*From the desk\.)/);
  });

  test("are named on the desk while they wait on this computer, and are gone from it once they are sent", async () => {
    const { network, page } = await writing(site(), "on-the-desk");
    await typeHeadline(page, "Ferry stops at ten");
    await saved(page);
    network.is("cut");
    await typeInBody(page, "Not sent.");
    await keptHere(page, "Not sent.");
    await page.close();
    network.is("open");
    const desk = await page.context().newPage();
    await desk.goto(network.address);
    const notice = desk.getByRole("region", { name: /^Unsent words of yours/ });
    await notice.getByRole("link", { name: "Ferry stops at ten" }).click();
    await saved(desk);
    await desk.getByRole("link", { name: "Desk" }).first().click();
    await desk.getByRole("button", { name: "New story" }).first().waitFor();
    await expect.poll(() => notice.count()).toBe(0);
  });
});

/** Ends the session on the server, as its time running out would; `over` where the page itself cannot reach it. */
async function endSession(page: Page, over?: string): Promise<void> {
  if (over === undefined) return page.evaluate(async () => void (await fetch("/api/session", { method: "DELETE" })));
  const response = await page.context().request.delete(`${over}/api/session`, { headers: { origin: over } });
  expect(response.status()).toBe(204);
}

async function signInAs(page: Page, name: string): Promise<void> {
  const status = await page.evaluate(
    async (demoPerson) => {
      const response = await fetch("/api/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ demoPerson }),
      });
      return response.status;
    },
    await idOf(page, name),
  );
  expect(status).toBe(201);
}

/** The copy's number in the log, and the commits since `have`. */
function copyNow(page: Page, path: string, have: number | null) {
  return page.evaluate(
    async (query) => {
      const answer = (await (await fetch(`/api${query}`)).json()) as {
        readonly seq: number;
        readonly commits?: readonly { readonly person: string; readonly steps: readonly unknown[] }[];
      };
      return { seq: answer.seq, commits: answer.commits ?? [] };
    },
    `${path}/copy${have === null ? "" : `?have=${have}`}`,
  );
}

async function idOf(page: Page, name: string): Promise<string | undefined> {
  const people = await page.evaluate(async () => {
    const newsroom = (await (await fetch("/api/newsroom")).json()) as { people: { id: string; name: string }[] };
    return newsroom.people;
  });
  return people.find((each) => each.name === name)?.id;
}
