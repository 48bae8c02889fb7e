import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { readHistory } from "#contract/history.ts";
import { keepQuoteWarning, resolveSuggestions, undoResolve } from "#contract/suggestions.ts";
import { openSuggestions } from "#document/facts.ts";
import { schema } from "#document/schema.ts";
import { suggest } from "#document/suggest.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { verifyAuditChain } from "#server/core/audit.ts";
import { find } from "#tests/document/edits.ts";
import type { CopyParts } from "#tests/builders/copy.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aCopyDesk, converged, type CopyDesk } from "./copyDesk.ts";
import type { Writer } from "./writer.ts";

type Story = Awaited<ReturnType<CopyDesk["filed"]>>;

/** Puts words in the place of others, as a suggestion of whoever writes. */
function change(desk: CopyDesk, [writer, name]: [Writer, PersonName], id: string, [old, now]: [string, string]): void {
  writer.change((tr) => {
    const raw = new Transform(writer.doc).replaceWith(...find(writer.doc, old), schema.text(now));
    const made = new Transform(writer.doc);
    suggest(made, raw, { person: desk.people[name].id, id, keepsIds: false });
    for (const step of made.steps) tr.step(step);
  });
}

const quotedCopy: CopyParts = {
  headline: "Crews: ‘We will run’",
  paragraphs: ["“We will run,” he said, and left.", '"It\'s late," he said.', "“One.", "“Two then.", "“Three.”"],
};

/** A story in subbing, in which Leyi Chen suggests; with the duty editor in it. */
async function inHand() {
  const desk = await aCopyDesk();
  const story = await desk.inSubbing({ copy: quotedCopy });
  const leyi = await desk.writer("Leyi Chen", story);
  const editor = await desk.writer("Duty Editor", story);
  const made = async (id: string, words: [string, string]) => {
    change(desk, [leyi, "Leyi Chen"], id, words);
    await converged(desk, story, [leyi, editor]);
  };
  return { desk, story, leyi, editor, made };
}

const resolve = (story: Story, ids: readonly string[], given: { accept?: boolean; reason?: string } = {}) => ({
  params: { storyId: story.id },
  body: { ref: crypto.randomUUID() as string, ids: [...ids], accept: true, ...given },
});

async function historyOf(desk: CopyDesk, story: Story) {
  const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
  return items
    .filter(({ action }) => action.startsWith("suggestion.") || action.startsWith("quote."))
    .map(({ says, words, quotes }) => ({ says, words, quotes }));
}

const openIn = (doc: Node) => openSuggestions(doc).map(({ id }) => id);

describe("the quote guard of the server", { timeout: 20_000 }, () => {
  test("S-07: names the quoted words before and after, asks for a reason, and the history keeps both warnings", async () => {
    const { desk, story, made } = await inHand();
    await made("s1", ["will run,", "may run,"]);
    const quotes = [{ before: "We will run,", after: "We may run," }];
    const shown = { params: { storyId: story.id }, body: { suggestion: "s1", quotes } };
    await (await desk.as("Leyi Chen")).call(keepQuoteWarning, shown);

    const editor = await desk.as("Duty Editor");
    for (const reason of [undefined, "", "  \n "]) {
      const asked = resolve(story, ["s1"], reason === undefined ? {} : { reason });
      const refused = await editor.refused(resolveSuggestions, asked);
      expect(refused).toMatchObject({ status: 422, code: "suggestion/quoteNeedsReason", problem: { quotes } });
    }
    expect(openIn((await readCopyAt(desk.deps.db, story.id)).doc)).toEqual(["s1"]);

    await editor.call(resolveSuggestions, resolve(story, ["s1"], { reason: " He said “may”: it is on the tape. " }));
    const { doc } = await readCopyAt(desk.deps.db, story.id);
    expect(doc.textBetween(0, doc.content.size, "\n")).toContain("“We may run,” he said");
    expect(await historyOf(desk, story)).toEqual([
      {
        says: "Duty Editor accepted a suggestion by Leyi Chen, past the quote guard’s warning: Replace “will run,” with “may run,”",
        words: "He said “may”: it is on the tape.",
        quotes,
      },
      { says: "Leyi Chen was shown the quote guard’s warning: a quotation changed", words: null, quotes },
    ]);
    expect(await verifyAuditChain(desk.deps.db)).toBeNull();
  });

  test("S-07: is the same over the socket", async () => {
    const { desk, story, editor, leyi, made } = await inHand();
    await made("s1", ["will run,", "may run,"]);
    const ask = (ref: string, reason?: string) =>
      editor.tab.send({ type: "resolve", story: story.id, ref, ids: ["s1"], accept: true, ...(reason && { reason }) });
    ask("one");
    expect(await editor.tab.next("refused")).toMatchObject({
      ref: "one",
      code: "quoteNeedsReason",
      quotes: [{ before: "We will run,", after: "We may run," }],
    });
    ask("two", "   ");
    expect(await editor.tab.next("refused")).toMatchObject({ ref: "two", code: "quoteNeedsReason" });
    ask("three", "It is on the tape.");
    await leyi.tab.next("commit", (frame) => frame.ref === "three");
    expect(await converged(desk, story, [leyi, editor])).toContain("“We may run,” he said");
    expect((await historyOf(desk, story))[0]?.words).toBe("It is on the tape.");
  });

  test("S-08: speaks of the second of three paragraphs, and not of marks made typographic", async () => {
    const { desk, story, made } = await inHand();
    await made("second", ["Two then.", "Too then."]);
    const editor = await desk.as("Duty Editor");
    const refused = await editor.refused(resolveSuggestions, resolve(story, ["second"]));
    expect(refused.problem.quotes).toEqual([{ before: "One. ¶ Two then. ¶ …", after: "One. ¶ Too then. ¶ …" }]);
    await made("marks", ['"It\'s late,"', "“It’s late,”"]);
    await editor.call(resolveSuggestions, resolve(story, ["marks"]));
    expect(await historyOf(desk, story)).toMatchObject([
      {
        says: 'Duty Editor accepted a suggestion by Leyi Chen: Replace “"It\'s late,"” with ““It’s late,””',
        words: null,
        quotes: [],
      },
    ]);
  });

  test("asks nothing of a change outside quotations, nor of whoever rejects or withdraws", async () => {
    const { desk, story, made } = await inHand();
    await made("outside", ["and left", "and slept"]);
    await made("rejected", ["We will run,", "We may run,"]);
    await made("withdrawn", ["Two then.", "Too then."]);
    const editor = await desk.as("Duty Editor");
    await editor.call(resolveSuggestions, resolve(story, ["outside"]));
    await editor.call(resolveSuggestions, resolve(story, ["rejected"], { accept: false }));
    await (await desk.as("Leyi Chen")).call(resolveSuggestions, resolve(story, ["withdrawn"], { accept: false }));
    expect((await historyOf(desk, story)).flatMap(({ quotes }) => quotes)).toEqual([]);
  });

  test("takes one reason for many, lists each that changes quoted words, and is taken back as a whole", async () => {
    const { desk, story, leyi, editor, made } = await inHand();
    await made("head", ["We will run’", "We may run’"]);
    await made("outside", ["and left", "and slept"]);
    await made("second", ["Two then.", "Too then."]);
    const before = (await readCopyAt(desk.deps.db, story.id)).doc;
    const all = ["head", "outside", "second"];
    const caller = await desk.as("Duty Editor");
    const quotes = [
      { before: "We will run", after: "We may run" },
      { before: "One. ¶ Two then. ¶ …", after: "One. ¶ Too then. ¶ …" },
    ];
    expect((await caller.refused(resolveSuggestions, resolve(story, all))).problem.quotes).toEqual(quotes);
    const { seq } = await caller.call(resolveSuggestions, resolve(story, all, { reason: "Heard again." }));
    await converged(desk, story, [leyi, editor]);
    await caller.call(undoResolve, { params: { storyId: story.id, seq: String(seq) }, body: { ref: "back" } });
    await converged(desk, story, [leyi, editor]);
    expect((await readCopyAt(desk.deps.db, story.id)).doc.eq(before)).toBe(true);
    expect(await historyOf(desk, story)).toEqual([
      { says: "Duty Editor opened 3 suggestions by Leyi Chen again", words: null, quotes: [] },
      {
        says: "Duty Editor accepted 3 suggestions by Leyi Chen, past the quote guard’s warning",
        words: "Heard again.",
        quotes,
      },
    ]);
    // Open again, it needs its reason again.
    expect((await caller.refused(resolveSuggestions, resolve(story, ["head"]))).code).toBe(
      "suggestion/quoteNeedsReason",
    );
  });

  test("keeps a warning of an edit in the copy itself under the name of who was shown it", async () => {
    const { desk, story } = await inHand();
    const quotes = [{ before: "We will run,", after: "" }];
    const told = { params: { storyId: story.id }, body: { suggestion: null, quotes } };
    await (await desk.as("Fiona Patterson")).call(keepQuoteWarning, told);
    expect(await historyOf(desk, story)).toEqual([
      { says: "Fiona Patterson was shown the quote guard’s warning: a quotation changed", words: null, quotes },
    ]);
  });
});
