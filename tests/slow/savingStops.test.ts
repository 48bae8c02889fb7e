import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { postgres, tell } from "./databases.ts";
import { aNetwork, type Network } from "#tests/journeys/network.ts";
import { aNewsroom } from "#tests/journeys/newsroom.ts";
import {
  keptHere,
  makeTransition,
  drafting,
  opened,
  saved,
  signedIn,
  stageOn,
  storedText,
  typeHeadline,
  typeInBody,
} from "#tests/journeys/people.ts";
import { startServer } from "#tests/journeys/site.ts";

const admin = process.env["STET_TEST_DATABASE_URL"];

describe.runIf(postgres !== null)("R-02: a database that fails while somebody types", () => {
  let line: Network;
  let name = "";
  const site = aNewsroom(async (browser) => {
    const database = await postgres?.make();
    if (database === undefined || database.url === null) throw new Error("There is no database to break");
    const { url, drop } = database;
    line = await aNetwork(url);
    name = new URL(url).pathname.slice(1);
    const byTheLine = new URL(url);
    byTheLine.host = `127.0.0.1:${new URL(line.address).port}`;
    const server = await startServer(browser, { DATABASE_URL: byTheLine.href });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        await line.stop();
        await drop();
      },
    };
  });

  const cannotBeReached = (isSo: boolean) => Promise.resolve(line.is(isSo ? "cut" : "open"));
  /** As a full disk has it, or a copy of a database that only reads. */
  const takesNoWrites = async (isSo: boolean) => {
    if (admin === undefined) return;
    await tell(admin, `alter database ${name} set default_transaction_read_only = ${isSo ? "on" : "off"}`);
    // Connections that are open already would not know.
    await tell(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  };

  afterEach(async () => {
    await cannotBeReached(false);
    await takesNoWrites(false);
  });

  test.each([
    ["cannot be reached", "out-of-reach", cannotBeReached],
    ["takes no writes", "no-writes", takesNoWrites],
  ])(
    "and %s: it is said within five seconds that saving has stopped, no transition claims success, and all goes on by itself",
    async (_, slug, fails) => {
      const { page: leyi, path } = await drafting(site(), "Leyi Chen", slug);
      await opened(leyi, site().address + path);
      await typeHeadline(leyi, "Ferry stops at ten");
      await typeInBody(leyi, "Stored. ");
      await saved(leyi);
      const editor = await signedIn(site(), "Duty Editor", path);
      await saved(editor);

      await fails(true);
      const typedAt = Date.now();
      await leyi.keyboard.type("Not stored.");
      await expect
        .poll(() => leyi.getByRole("alert").allInnerTexts(), { interval: 50 })
        .toEqual([expect.stringContaining("Saving has stopped. Your words are kept in this browser")]);
      expect(Date.now() - typedAt).toBeLessThan(5000);
      await keptHere(leyi, "stored.");
      expect(await leyi.getByRole("status").allInnerTexts()).not.toContain("Saved");

      await leyi.getByRole("button", { name: "File", exact: true }).click();
      await saysNo(leyi, "Your last words are not stored yet");
      expect(await stageOn(leyi)).toContain("Draft");
      const answered = editor.waitForResponse((response) => response.url().endsWith("/transitions"));
      await editor.getByRole("button", { name: "File", exact: true }).click();
      expect((await answered).status()).toBe(503);
      await saysNo(editor, "store does not answer");
      expect(await stageOn(editor)).toContain("Draft");
      await editor.getByRole("button", { name: "File", exact: true }).waitFor();
      expect(await editor.getByRole("button", { name: "Recall", exact: true }).count()).toBe(0);

      await fails(false);
      await saved(leyi);
      await expect.poll(() => storedText(leyi, path)).toContain("Stored. Not stored.");
      await makeTransition(leyi, "File");
      await expect.poll(() => stageOn(editor)).toContain("Filed");
    },
  );
});

/** Waits for a dialog that says why the story was not filed, and closes it. */
async function saysNo(page: Page, why: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^File / });
  await dialog.getByText(why).first().waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
}
