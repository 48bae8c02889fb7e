import { cleanup } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { Fragment, Slice } from "prosemirror-model";
import { AddMarkStep, ReplaceStep } from "prosemirror-transform";
import { userEvent } from "vitest/browser";
import { acceptAll } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { shownCopy } from "#tests/document/shownCopy.ts";
import { openEditor } from "./openEditor.tsx";
import { at, caret, end, open, rows, settled, settledAny, story } from "./suggester.ts";

afterEach(cleanup);

describe("typing where one may only suggest", () => {
  test("is proposed, and stored as a proposal", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("new ");
    await expect.poll(() => rows(opened)).toEqual(["alpha +{new }beta gamma", "delta epsilon"]);
    expect(caret(opened)).toBe("alpha new |beta gamma");
    await settled(opened);
  });

  test("over a selection strikes it and comes behind it, under one id", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), end("beta"));
    await userEvent.keyboard("two");
    await expect.poll(() => rows(opened)).toEqual(["alpha -{beta}+{two} gamma", "delta epsilon"]);
    const ids = new Set<unknown>();
    opened.editor.state.doc.descendants((node) => node.marks.forEach(({ attrs }) => ids.add(attrs["id"])));
    expect(ids.size).toBe(1);
    await settled(opened);
  });

  test("over two paragraphs reads as one, and gives both back (scenario S-02)", async () => {
    const opened = await open();
    await opened.caretAt(at("gamma"), at("epsilon"));
    await userEvent.keyboard("He said ");
    await expect.poll(() => rows(opened)).toEqual(["alpha beta -{gamma}+{He said }", "<-p>-{delta }epsilon"]);
    expect(shownCopy(acceptAll(opened.editor.state.doc)).slice(1)).toEqual(["alpha beta He said epsilon"]);
    await settled(opened);
  });

  test("quotation marks are set as a newspaper sets them", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), end("beta"));
    await userEvent.keyboard('"so"');
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{beta}+{“so”} gamma");
    await settled(opened);
  });

  test("inside struck words is a proposal of its own", async () => {
    const doc = aRichCopy({
      headline: "Head",
      body: [aParagraph(["one ", struck("two three", "a1", "ann"), " four"])],
    });
    const opened = await open(doc);
    await opened.caretAt(at("three", doc), at("three", doc));
    await userEvent.keyboard("new ");
    await expect.poll(() => rows(opened)).toEqual(["one -ann{two }+{new }-ann{three} four"]);
    await settled(opened, doc);
  });
});

describe("keys that delete", () => {
  test("Backspace strikes, goes on over what is struck, and stands before it", async () => {
    const opened = await open();
    await opened.caretAt(end("beta"), end("beta"));
    await userEvent.keyboard("{Backspace}{Backspace}");
    await expect.poll(() => rows(opened)[0]).toBe("alpha be-{ta} gamma");
    expect(caret(opened)).toBe("alpha be|ta gamma");
    await settled(opened);
  });

  test("Delete strikes, goes on over what is struck, and stands behind it", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("{Delete}{Delete}");
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{be}ta gamma");
    expect(caret(opened)).toBe("alpha be|ta gamma");
    await settled(opened);
  });

  test("Backspace over a selection stands before it, and Delete behind it", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), end("beta"));
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{beta} gamma");
    expect(caret(opened)).toBe("alpha |beta gamma");
    await opened.caretAt(at("delta"), end("delta"));
    await userEvent.keyboard("{Delete}");
    await expect.poll(() => rows(opened)[1]).toBe("-{delta} epsilon");
    expect(caret(opened)).toBe("delta| epsilon");
    await settled(opened);
  });

  test("Backspace behind struck words takes the next letter that is not", async () => {
    const doc = aRichCopy({ headline: "Head", body: [aParagraph(["one", struck(" two", "a1", "ann"), " three"])] });
    const opened = await open(doc);
    await opened.caretAt(end("two", doc), end("two", doc));
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => rows(opened)).toEqual(["on-{e}-ann{ two} three"]);
    await settled(opened, doc);
  });

  test("take one's own proposal really out", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("xyz{Backspace}{Backspace}");
    await expect.poll(() => rows(opened)[0]).toBe("alpha +{x}beta gamma");
    await settled(opened);
  });

  test("Backspace at the start of a paragraph proposes to join it to the one before", async () => {
    const opened = await open();
    await opened.caretAt(at("delta"), at("delta"));
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => rows(opened)).toEqual(["alpha beta gamma", "<-p>delta epsilon"]);
    expect(caret(opened)).toBe("alpha beta gamma|");
    await settled(opened);
  });

  test("Delete at the end of a paragraph proposes to join the next to it", async () => {
    const opened = await open();
    await opened.caretAt(end("gamma"), end("gamma"));
    await userEvent.keyboard("{Delete}");
    await expect.poll(() => rows(opened)).toEqual(["alpha beta gamma", "<-p>delta epsilon"]);
    await settled(opened);
  });

  test("Enter splits, with the boundary proposed, and Backspace takes it back", async () => {
    const opened = await open();
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => rows(opened)).toEqual(["alpha ", "<+p>beta gamma", "delta epsilon"]);
    expect(caret(opened)).toBe("|beta gamma");
    await userEvent.keyboard("{Backspace}");
    await expect.poll(() => rows(opened)).toEqual(["alpha beta gamma", "delta epsilon"]);
    await settled(opened);
  });
});

describe("undo where one may only suggest", () => {
  test("takes back the last suggestion alone, and redo makes it again (scenario S-03)", async () => {
    const opened = await open();
    await opened.caretAt(at("delta"), at("delta"));
    await userEvent.keyboard("{Backspace}");
    await opened.caretAt(at("alpha"), end("alpha"));
    await userEvent.keyboard("{Control>}b{/Control}");
    await expect.poll(() => rows(opened)).toEqual(["*alpha*~ beta gamma", "<-p>delta epsilon"]);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => rows(opened)).toEqual(["alpha beta gamma", "<-p>delta epsilon"]);
    await userEvent.keyboard("{Control>}y{/Control}");
    await expect.poll(() => rows(opened)[0]).toBe("*alpha*~ beta gamma");
    await userEvent.keyboard("{Control>}zz{/Control}");
    await expect.poll(() => opened.editor.state.doc.toString()).toBe(story.toString());
    await settled(opened);
  });

  test("of words that were typed before one could only suggest proposes that they go", async () => {
    const opened = await openEditor(story);
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("new ");
    await settledAny(opened);
    opened.log.mode = "suggest";
    opened.log.epoch = 2;
    opened.log.say({ type: "mode", mode: "suggest", epoch: 2 });
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{new }beta gamma");
    await settledAny(opened);
  });
});

describe("whoever may edit", () => {
  test("suggests where they have it switched on", async () => {
    const opened = await openEditor(story, { isSuggesting: true });
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("new ");
    await expect.poll(() => rows(opened)[0]).toBe("alpha +{new }beta gamma");
    await settled(opened);
  });

  test("goes on suggesting when the copy comes anew, as it does when the switch was there before it", async () => {
    const opened = await openEditor(story, { isSuggesting: true });
    opened.log.remote([new ReplaceStep(1, 1, new Slice(Fragment.from(schema.text("New ")), 0, 0))]);
    await expect.poll(() => opened.editor.state.doc.textContent).toContain("New Head");
    const { epoch, mode } = opened.log;
    opened.log.say({ type: "copy", seq: 0, epoch, mode, doc: story.toJSON() as unknown });
    await expect.poll(() => opened.editor.state.doc.textContent).not.toContain("New Head");
    await opened.caretAt(at("beta"), at("beta"));
    await userEvent.keyboard("new ");
    await expect.poll(() => rows(opened)[0]).toBe("alpha +{new }beta gamma");
  });

  test("types plain words inside another's proposal", async () => {
    const doc = aRichCopy({
      headline: "Head",
      body: [aParagraph(["one ", proposed("two three", "a1", "ann"), " four"])],
    });
    const opened = await openEditor(doc);
    await opened.caretAt(at("three", doc), at("three", doc));
    await userEvent.keyboard("new ");
    await expect.poll(() => rows(opened)).toEqual(["one +ann{two }new +ann{three} four"]);
    expect(caret(opened)).toBe("one two new |three four");
    await settledAny(opened);
  });
});

describe("a mode that changes while somebody types (mode.changesUnderWork)", () => {
  test("has what was not stored become suggestions", async () => {
    const opened = await openEditor(story);
    opened.log.isRefusing = true;
    opened.log.takes = () => false;
    await opened.caretAt(at("beta"), end("beta"));
    await userEvent.keyboard("two more");
    opened.log.mode = "suggest";
    opened.log.epoch = 2;
    opened.log.say({ type: "mode", mode: "suggest", epoch: 2 });
    // What is on its way arrives after the change.
    opened.log.takes = () => true;
    const [onItsWay] = opened.log.sent;
    if (onItsWay !== undefined) opened.log.channel.commit(onItsWay);
    await expect.poll(() => rows(opened)[0]).toBe("alpha -{beta}+{two more} gamma");
    expect(opened.log.refused).toEqual(["mode"]);
    await settled(opened);
    expect(opened.told.status?.tray).toEqual([]);
  });
});

describe("how suggestions stand in the page", () => {
  const doc = aRichCopy({
    headline: "Head",
    body: [
      aParagraph(["one ", struck("two", "a1", "ann"), proposed("three", "a1", "ann")]),
      suggested(aParagraph("four"), "insertion", "a2", "ann"),
      suggested(aDivider, "deletion", "a3", "ann"),
      aParagraph("five"),
    ],
  });

  test("words are inserted or deleted ones, and say whose they are", async () => {
    await open(doc);
    const [ins, del] = [document.querySelector("ins"), document.querySelector("del")];
    expect([ins?.textContent, del?.textContent]).toEqual(["three", "two"]);
    for (const element of [ins, del]) expect(element?.getAttribute("aria-description")).toBe("Suggested by Ann Other");
    expect(ins?.getAttribute("data-initials")).toBe("AO");
  });

  test("blocks stand in a wrapper with its role, and a boundary has its sign", async () => {
    const opened = await open(doc);
    const roles = [...document.querySelectorAll('[data-field="body"] [role]')].map((each) => each.getAttribute("role"));
    expect(roles).toEqual(["insertion", "deletion"]);
    expect(getComputedStyle(opened.block(1), "::before").content).toContain("¶");
    expect(getComputedStyle(opened.block(2), "::after").content).toContain("Divider proposed to go");
  });

  test("what the caret comes to is said, with whose it is", async () => {
    const opened = await open(doc);
    const said = () => document.querySelector('[data-says="suggestion"]')?.textContent;
    await opened.caretAt(at("two", doc) + 1, at("two", doc) + 1);
    await expect.poll(said).toBe("Words struck by Ann Other");
    await opened.caretAt(at("four", doc), at("four", doc));
    await expect.poll(said).toBe("New paragraph proposed by Ann Other");
    await opened.caretAt(at("five", doc), at("five", doc));
    await expect.poll(said).toBe("");
  });

  test("a changed kind says what it was", async () => {
    const opened = await open();
    await opened.caretAt(at("delta"), at("delta"));
    await userEvent.keyboard("{Control>}{Shift>}8{/Shift}{/Control}");
    await expect.poll(() => rows(opened)[1]).toBe("<~p>bullet: delta epsilon");
    expect(opened.block(1).dataset["was"]).toBe("Was a paragraph");
  });
});

describe("blocks that change places where one may only suggest", () => {
  test("are proposed at the new place and struck at the old", async () => {
    const opened = await open();
    await opened.caretAt(at("delta"), at("delta"));
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await expect.poll(() => rows(opened)).toEqual(["<+p>+{delta epsilon}", "alpha beta gamma", "<-p>-{delta epsilon}"]);
    await settled(opened);
  });
});

describe("suggesting by whoever may edit, over others' commits", () => {
  test("stays suggesting where they make more of it: what is not sent is made anew", async () => {
    const opened = await openEditor(story, { isSuggesting: true });
    opened.log.takes = () => false;
    await opened.caretAt(at("alpha"), at("alpha"));
    await userEvent.keyboard("X");
    await opened.caretAt(at("beta") + 1, end("beta") + 1);
    await userEvent.keyboard("{Control>}b{/Control}");
    await expect.poll(() => rows(opened)[0]).toBe("+{X}alpha *beta*~ gamma");
    opened.log.takes = () => true;
    const bold = new AddMarkStep(...find(opened.log.doc, "beta"), schema.mark("bold"));
    opened.log.remote([bold]);
    opened.log.connected(false);
    opened.log.connected(true);
    await settledAny(opened);
    expect(rows(opened)[0]).toBe("+{X}alpha *beta* gamma");
  });
});
