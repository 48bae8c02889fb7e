import { cleanup } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { aCopy } from "#tests/builders/copy.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

/** An editor on a log that answers at once, with what it sends and when. */
async function aFastDesk() {
  const desk = await openEditor(aCopy({ headline: "Head", paragraphs: ["One"] }));
  const sentAt: number[] = [];
  desk.log.takes = () => {
    sentAt.push(performance.now());
    return true;
  };
  const types = (words: string) => desk.editor.commands.insertContentAt(desk.editor.state.doc.content.size - 2, words);
  return { ...desk, sentAt, types };
}

/** Waits as long as the answer to one commit takes. */
function answered(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}

describe("what is typed faster than a connection may send", () => {
  test("goes together: the first key at once, then no more than some thirty commits a second, and all of it arrives", async () => {
    const { log, told, sentAt, types } = await aFastDesk();
    const from = performance.now();
    for (let n = 0; n < 200; n++) {
      types("a");
      await answered();
    }
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(log.text).toBe(`Head\n\n\n\nOne${"a".repeat(200)}`);
    expect(log.sent[0]?.steps).toHaveLength(1);
    expect(sentAt.length).toBeGreaterThan(2);
    expect((sentAt.length - 1) * 33).toBeLessThan((sentAt.at(-1) ?? 0) - from);
  });

  test("is said to be saving until it has gone, and goes without another key", async () => {
    const { log, told, sentAt, types } = await aFastDesk();
    types("a");
    await expect.poll(() => told.status?.save, { interval: 1 }).toBe("saved");
    types("b");
    await answered();
    expect(sentAt).toHaveLength(1);
    expect(told.status?.save).toBe("saving");
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(log.text).toBe("Head\n\n\n\nOneab");
  });

  test("waits for the connection where that is lost meanwhile, and goes then", async () => {
    const { log, told, sentAt, types } = await aFastDesk();
    types("a");
    await answered();
    types("b");
    log.connected(false);
    await expect.poll(() => performance.now() - (sentAt[0] ?? 0)).toBeGreaterThan(60);
    expect(sentAt).toHaveLength(1);
    log.connected(true);
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(log.text).toBe("Head\n\n\n\nOneab");
  });

  test("stays in the browser where the page is closed meanwhile, and nothing goes out any more", async () => {
    const { log, store, sentAt, types } = await aFastDesk();
    types("a");
    await answered();
    types("b");
    cleanup();
    await expect.poll(() => performance.now() - (sentAt[0] ?? 0)).toBeGreaterThan(60);
    expect(sentAt).toHaveLength(1);
    expect(log.text).toBe("Head\n\n\n\nOnea");
    expect(store.kept?.unconfirmed.map(({ index }) => index)).toEqual([null]);
  });

  test("is sent once where the server could not store it just then, and what was typed since goes after it", async () => {
    const { log, told, types } = await aFastDesk();
    log.takes = ({ ref }) => {
      const isFirst = log.sent.length === 1;
      const refusal = { type: "refused", ref, code: "unavailable", mode: null, says: "Later" } as const;
      if (isFirst) queueMicrotask(() => log.say(refusal));
      return !isFirst;
    };
    types("a");
    await answered();
    expect(told.status?.save).toBe("stopped");
    types("b");
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(log.text).toBe("Head\n\n\n\nOneab");
    expect(log.sent.map(({ ref }) => ref === log.sent[0]?.ref)).toEqual([true, true, false]);
  });
});
