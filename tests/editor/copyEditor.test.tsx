import { cleanup, render } from "@testing-library/react";
import { ReplaceStep } from "prosemirror-transform";
import { Fragment, Slice } from "prosemirror-model";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { schema } from "#document/schema.ts";
import { CopyEditor } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { FakeLog, FakeStore } from "./fakeChannel.ts";

afterEach(cleanup);

const pictures = {
  upload: () => Promise.reject(new Error("No pictures here")),
  urlOf: (id: string) => `/api/images/${id}/medium`,
};

function open(log = new FakeLog(), store = new FakeStore()) {
  const told: { status: CopyStatus | null; said: string[] } = { status: null, said: [] };
  const view = render(
    <CopyEditor
      me="me"
      isSuggesting={false}
      nameOf={() => "Ann Other"}
      channel={log.channel}
      store={store}
      pictures={pictures}
      onStatus={(status) => {
        told.status = status;
      }}
      onSay={(sentence) => told.said.push(sentence)}
      onFollowing={() => {}}
    />,
  );
  const copy = () => document.querySelector<HTMLElement>('[aria-label="Story copy"]');
  const field = (name: string) => copy()?.querySelector<HTMLElement>(`[data-field="${name}"]`) ?? null;
  const into = async (name: string) => {
    await expect.poll(() => copy()?.contentEditable).toBe("true");
    const target = name === "body" ? field(name)?.querySelector<HTMLElement>("p") : field(name);
    if (target == null) throw new Error(`No field ${name}`);
    await userEvent.click(target);
  };
  return { log, store, told, copy, field, into, view };
}

describe("typing in the copy", () => {
  test("reaches the log, and is called saved only when it is answered", async () => {
    const { log, told, into } = open();
    await into("headline");
    log.isAnswering = false;
    await userEvent.keyboard("Ferry stops");
    await expect.poll(() => log.sent.length).toBeGreaterThan(0);
    expect(told.status?.save).toBe("saving");
    log.answer();
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(log.doc.firstChild?.textContent).toBe("Ferry stops");
  });

  test("goes from field to field by Enter, and splits paragraphs in the body", async () => {
    const { log, into, told } = open();
    await into("headline");
    await userEvent.keyboard("Head{Enter}Stand{Enter}One{Enter}Two");
    await expect.poll(() => told.status?.save).toBe("saved");
    await expect.poll(() => log.text).toBe("Head\nStand\n\n\nOne\nTwo");
  });

  test("offers every field by name", async () => {
    const { field } = open();
    await expect.poll(() => field("headline")?.getAttribute("aria-label")).toBe("Headline");
    for (const name of ["standfirst", "lead", "body"]) expect(field(name)).not.toBeNull();
  });

  test("takes back only one's own words by undo", async () => {
    const { log, into, told } = open();
    await into("body");
    await userEvent.keyboard("mine ");
    await expect.poll(() => told.status?.save).toBe("saved");
    const at = log.doc.content.size - 2;
    log.remote([new ReplaceStep(at, at, new Slice(Fragment.from(schema.text("theirs")), 0, 0))]);
    await expect.poll(() => document.querySelector('[data-field="body"]')?.textContent).toBe("mine theirs");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => log.doc.lastChild?.textContent).toBe("theirs");
  });

  test("becomes read-only at once when the mode says so", async () => {
    const { log, copy, into } = open();
    await into("headline");
    log.say({ type: "mode", mode: "read", epoch: 2 });
    await expect.poll(() => copy()?.contentEditable).toBe("false");
  });

  test("keeps unanswered words in the store, and sends the same commit again when it comes back", async () => {
    const log = new FakeLog();
    const store = new FakeStore();
    const first = open(log, store);
    await first.into("headline");
    log.isAnswering = false;
    await userEvent.keyboard("Kept");
    await expect.poll(() => store.kept?.inflight?.ref).toBeDefined();
    first.view.unmount();
    expect(store.kept?.unconfirmed.length).toBeGreaterThan(0);
    // The answer was lost: the log has the commit, the editor does not know.
    log.isAnswering = true;
    const again = open(log, store);
    await expect.poll(() => again.told.status?.save).toBe("saved");
    expect(again.field("headline")?.textContent).toBe("Kept");
    expect(log.doc.firstChild?.textContent).toBe("Kept");
  });
});
describe("a page that is loaded anew while words are on their way", () => {
  test("sends nothing twice: what was kept as unsent is kept as sent before it goes out", async () => {
    const log = new FakeLog();
    const store = new FakeStore();
    const first = open(log, store);
    await first.into("headline");
    log.isAnswering = false;
    await userEvent.keyboard("One");
    await expect.poll(() => log.sent.length).toBe(1);
    await userEvent.keyboard(" two");
    // The letters that wait behind the commit in flight are kept, as unsent.
    await expect.poll(() => store.kept?.unconfirmed.some(({ index }) => index === null)).toBe(true);
    log.answer();
    log.isAnswering = false;
    await expect.poll(() => log.sent.length).toBe(2);
    const kept = structuredClone(store.kept);
    first.view.unmount();
    // The page dies before anything newer is kept; the server has both commits.
    store.kept = kept;
    log.isAnswering = true;
    const again = open(log, store);
    await expect.poll(() => again.told.status?.save).toBe("saved");
    expect(log.doc.firstChild?.textContent).toBe("One two");
    expect(again.field("headline")?.textContent).toBe("One two");
  });
});

describe("a commit that is refused", () => {
  test("is kept under its new ref before it goes out again", async () => {
    const log = new FakeLog();
    const { store, into, told } = open(log);
    const wasKept: boolean[] = [];
    log.takes = ({ ref }) => {
      wasKept.push(store.kept?.inflight?.ref === ref);
      return log.sent.length > 1;
    };
    await into("headline");
    await userEvent.keyboard("K");
    await expect.poll(() => store.kept?.inflight?.ref).toBe(log.sent[0]?.ref);
    log.say({ type: "refused", ref: log.sent[0]?.ref ?? "", code: "behind", mode: "edit", says: "" });
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(wasKept).toEqual([false, true]);
    expect(log.doc.firstChild?.textContent).toBe("K");
  });
});

describe("a copy that comes whole", () => {
  test("takes in unsent words once, by the way from what was held, when the answer is the next commit", async () => {
    const log = new FakeLog();
    const { field, into, told } = open(log);
    await into("headline");
    log.isAnswering = false;
    await userEvent.keyboard("A");
    await expect.poll(() => log.sent.length).toBe(1);
    await userEvent.keyboard("B");
    log.remote([new ReplaceStep(2, 2, new Slice(Fragment.from(schema.text("xyz")), 0, 0))]);
    const maps = [
      [1, 0, 1],
      [2, 0, 3],
    ];
    log.say({ type: "copy", seq: 2, epoch: 1, mode: "edit", doc: log.doc.toJSON(), maps });
    log.answer();
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(field("headline")?.textContent).toBe("AxyzB");
    expect(log.doc.firstChild?.textContent).toBe("AxyzB");
  });
});

describe("typography as it is typed", () => {
  test.each([
    [`"It's the '90s," she said`, "“It’s the ’90s,” she said"],
    ["pages 4-9", "pages 4–9"],
    ["wait...", "wait…"],
    ["see https://example.org/a-b--c now", "see https://example.org/a-b--c now"],
  ])("E-04 sets %s", async (typed, set) => {
    const { log, into, told } = open();
    await into("body");
    await userEvent.keyboard(typed.replaceAll("[", "[[").replaceAll("{", "{{"));
    await expect.poll(() => log.doc.lastChild?.textContent).toBe(set);
    await expect.poll(() => told.status?.save).toBe("saved");
  });

  test("E-04 gives back the typed mark by one undo", async () => {
    const { into } = open();
    await into("body");
    await userEvent.keyboard('say "');
    const body = () => document.querySelector('[data-field="body"]')?.textContent;
    await expect.poll(body).toBe("say “");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(body).toBe('say "');
  });
});

describe("the block menu", () => {
  test("opens by a stroke on an empty line, and makes the line what is chosen by key", async () => {
    const { log, into, told } = open();
    await into("body");
    await userEvent.keyboard("First{Enter}/cross");
    await expect.poll(() => document.querySelector('[role="listbox"]')?.textContent).toBe("Crosshead");
    await userEvent.keyboard("{Enter}A heading");
    await expect.poll(() => told.status?.save).toBe("saved");
    await expect.poll(() => log.doc.lastChild?.lastChild?.attrs["kind"] as unknown).toBe("crosshead");
    expect(log.doc.lastChild?.lastChild?.textContent).toBe("A heading");
  });
});

function paste(data: Readonly<Record<string, string>>) {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

describe("pasting into the copy", () => {
  test("makes paragraphs of plain text, with British quotation marks", async () => {
    const { log, into } = open();
    await into("body");
    paste({ "text/plain": 'One "word".\n\nTwo.' });
    await expect
      .poll(() => log.doc.lastChild?.textBetween(0, log.doc.lastChild.content.size, "|"))
      .toBe("One “word”.|Two.");
  });

  test("E-01 keeps what copy may have of a word processor's page, and says what was left out", async () => {
    const { log, into, told } = open();
    await into("body");
    paste({
      "text/html":
        '<h2 style="color:red">Head</h2><p><font face="Arial">Some <b>bold</b> and <a href="https://example.org/a">a link</a>, <del>gone</del><ins>new</ins>.</p><ul><li>One</li></ul><script>window.ran = true</script><p onclick="window.ran = true"><a href="javascript:window.ran = true">bad</a></p>',
      "text/plain": "plain",
    });
    await expect.poll(() => log.doc.lastChild?.childCount).toBe(4);
    const body = log.doc.lastChild;
    expect(body?.child(0).attrs["kind"] as unknown).toBe("crosshead");
    expect(body?.child(1).textContent).toBe("Some bold and a link, new.");
    expect(body?.child(2).attrs["kind"] as unknown).toBe("bullet");
    expect(body?.child(3).textContent).toBe("bad");
    expect(JSON.stringify(log.doc)).not.toContain("javascript:");
    expect("ran" in window).toBe(false);
    await expect.poll(() => told.said.length).toBeGreaterThan(0);
  });

  test("puts one line into a headline, whatever was copied", async () => {
    const { log, into } = open();
    await into("headline");
    paste({ "text/plain": "Two\nlines" });
    await expect.poll(() => log.doc.firstChild?.textContent).toBe("Two lines");
  });

  test("E-02 takes 20,000 words in one change, and every word arrives", async () => {
    const { log, into, told } = open();
    await into("body");
    const paragraph = Array.from({ length: 50 }, (_, n) => `word${n}`).join(" ");
    paste({ "text/plain": Array.from({ length: 400 }, () => paragraph).join("\n\n") });
    await expect.poll(() => log.doc.lastChild?.childCount, { timeout: 10_000 }).toBe(400);
    await expect.poll(() => told.status?.save, { timeout: 10_000 }).toBe("saved");
    expect(log.doc.lastChild?.textContent.split("word0").length).toBe(401);
  });
});
