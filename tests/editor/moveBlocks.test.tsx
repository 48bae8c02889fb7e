import { cleanup, render } from "@testing-library/react";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { schema } from "#document/schema.ts";
import { bodyOf } from "#document/touched.ts";
import { CopyEditor } from "#editor/CopyEditor.tsx";
import { aCopy } from "#tests/builders/copy.ts";
import { FakeLog, FakeStore } from "./fakeChannel.ts";

afterEach(cleanup);

const pictures = { upload: () => Promise.reject(new Error("No pictures here")), urlOf: (id: string) => `/${id}` };
const paragraph = (words: string) => schema.node("paragraph", null, schema.text(words));

/** An editor with these blocks in the body, once it can be written in. */
async function open(...blocks: readonly Node[]) {
  const start = aCopy({ headline: "Head" });
  const body = schema.node("body", null, [...blocks]);
  const log = new FakeLog(start.copy(start.content.replaceChild(start.childCount - 1, body)));
  render(
    <CopyEditor
      me="me"
      isSuggesting={false}
      nameOf={() => "Ann Other"}
      onFollowing={() => {}}
      channel={log.channel}
      store={new FakeStore()}
      pictures={pictures}
      onStatus={() => {}}
      onSay={() => {}}
    />,
  );
  const copy = () => document.querySelector<HTMLElement>('[aria-label="Story copy"]');
  await expect.poll(() => copy()?.contentEditable).toBe("true");
  const element = (words: string) => {
    const found = [...(copy()?.querySelectorAll<HTMLElement>('[data-field="body"] *') ?? [])];
    const innermost = found.findLast((each) => each.textContent === words);
    if (innermost === undefined) throw new Error(`“${words}” is not on the screen`);
    return innermost;
  };
  return { log, copy, element };
}

/** The blocks of the log's body by their words, or by their kind where they have none. */
function order(log: FakeLog): string[] {
  const found: string[] = [];
  bodyOf(log.doc)?.forEach((block) => found.push(block.textContent || block.type.name));
  return found;
}

/** How much a caret, as others are told of it, selects. */
const reach = (caret: FakeLog["carets"][number] | undefined) => Math.abs((caret?.head ?? 0) - (caret?.anchor ?? 0));

const kindsOfStep = (log: FakeLog) =>
  log.sent.flatMap(({ steps }) => steps.map((step) => (step as { stepType: string }).stepType));

describe("moving blocks by key", () => {
  test("takes the paragraph of the caret past its neighbours, and typing goes on in it", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"), paragraph("three"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{End}{Alt>}{ArrowDown}{ArrowDown}{/Alt}!");
    await expect.poll(() => order(log)).toEqual(["two", "three", "one!"]);
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["two", "one!", "three"]);
    expect(new Set(kindsOfStep(log))).toEqual(new Set(["move", "replace"]));
  });

  test("takes all paragraphs of a selection, and stops at the end of the body", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"), paragraph("three"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{Home}{Shift>}{ArrowDown}{/Shift}");
    await expect.poll(() => reach(log.carets.at(-1))).toBe(5);
    await userEvent.keyboard("{Alt>}{ArrowDown}{ArrowDown}{ArrowDown}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["three", "one", "two"]);
    expect(kindsOfStep(log)).toEqual(["move"]);
  });

  test("takes a selected divider", async () => {
    const { log, element } = await open(paragraph("one"), schema.node("divider"), paragraph("three"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{End}{ArrowRight}");
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["divider", "one", "three"]);
    await userEvent.keyboard("{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["one", "three", "divider"]);
  });

  test("moves paragraphs within their fact box, and the box by its title", async () => {
    const title = schema.node("title", null, schema.text("Title"));
    const box = schema.node("factBox", null, [title, paragraph("first"), paragraph("second")]);
    const { log, element } = await open(paragraph("one"), box);
    await userEvent.click(element("second"));
    await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["one", "Titlesecondfirst"]);
    await userEvent.click(element("Title"));
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["Titlesecondfirst", "one"]);
  });

  test("does nothing in a headline", async () => {
    const { log, copy } = await open(paragraph("one"), paragraph("two"));
    const headline = copy()?.querySelector('[data-field="headline"]');
    if (!headline) throw new Error("no headline on the screen");
    await userEvent.click(headline);
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}X");
    await expect.poll(() => log.doc.firstChild?.textContent).toContain("X");
    expect(kindsOfStep(log)).toEqual(["replace"]);
  });

  test("is taken back by one undo, with what another typed in the block meanwhile", async () => {
    const { log, element, copy } = await open(paragraph("one"), paragraph("two"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await expect.poll(() => order(log)).toEqual(["two", "one"]);
    const end = log.doc.content.size - 2;
    log.remote([new ReplaceStep(end, end, new Slice(Fragment.from(schema.text(" more")), 0, 0))]);
    await expect.poll(() => copy()?.textContent).toContain("one more");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => order(log)).toEqual(["one more", "two"]);
  });

  test("leaves the caret of whoever types in a block that another moves", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{End}");
    const { MoveStep } = await import("#document/moveStep.ts");
    const body = log.doc.content.size - (bodyOf(log.doc)?.nodeSize ?? 0) + 1;
    log.remote([new MoveStep(body, body + 5, body + 10)]);
    await expect.poll(() => element("one").previousElementSibling?.textContent).toBe("two");
    await userEvent.keyboard(" and on");
    await expect.poll(() => order(log)).toEqual(["two", "one and on"]);
  });
});

describe("moving blocks by the toolbar", () => {
  test("is offered where there is somewhere to go", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"));
    await userEvent.click(element("two"));
    const tool = (name: string) => document.querySelector<HTMLElement>(`[role="toolbar"] [aria-label="${name}"]`);
    await expect.poll(() => tool("Move down")?.ariaDisabled).toBe("true");
    await userEvent.click(tool("Move up") ?? document.body);
    await expect.poll(() => order(log)).toEqual(["two", "one"]);
    await expect.poll(() => tool("Move up")?.ariaDisabled).toBe("true");
  });
});

describe("dragging blocks", () => {
  /** Drags what is selected from an element to the start or the end of another. */
  function drag(from: Element, to: Element, edge: "start" | "end") {
    const dataTransfer = new DataTransfer();
    const box = to.getBoundingClientRect();
    const place = { clientX: edge === "start" ? box.left + 2 : box.right - 2, clientY: box.top + 2 };
    const options = { bubbles: true, cancelable: true, dataTransfer };
    const { left, top } = from.getBoundingClientRect();
    from.dispatchEvent(new DragEvent("dragstart", { ...options, clientX: left + 2, clientY: top + 1 }));
    to.dispatchEvent(new DragEvent("drop", { ...options, ...place }));
  }

  test("moves a divider as one step", async () => {
    const { log, copy, element } = await open(paragraph("one"), schema.node("divider"), paragraph("three"));
    const divider = copy()?.querySelector('[data-field="body"] hr');
    if (!divider) throw new Error("no divider on the screen");
    await userEvent.click(element("one"));
    await userEvent.keyboard("{End}{ArrowRight}");
    drag(divider, element("one"), "start");
    await expect.poll(() => order(log)).toEqual(["divider", "one", "three"]);
    expect(kindsOfStep(log)).toEqual(["move"]);
  });

  test("moves whole paragraphs together to behind another", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"), paragraph("three"));
    await userEvent.click(element("one"));
    await userEvent.keyboard("{Home}{Shift>}{ArrowDown}{End}{/Shift}");
    await expect.poll(() => reach(log.carets.at(-1))).toBe(8);
    drag(element("one"), element("three"), "end");
    await expect.poll(() => order(log)).toEqual(["three", "one", "two"]);
    expect(kindsOfStep(log)).toEqual(["move"]);
  });

  test("moves words by taking them out and putting them in, as ever", async () => {
    const { log, element } = await open(paragraph("one"), paragraph("two"));
    await userEvent.dblClick(element("two"));
    drag(element("two"), element("one"), "start");
    await expect.poll(() => order(log)[0]).toContain("two");
    expect(kindsOfStep(log)).not.toContain("move");
  });
});
