import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { compare } from "#document/comparison.ts";
import type { Comparison } from "#document/compared.ts";
import { type HandedCommit, hands } from "#document/hands.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { find } from "./edits.ts";

const filed = aCopy({
  headline: "Harbour ferry to run all night after crews win vote",
  paragraphs: [
    "Ferries will commence running from 7 December, after crews voted for a new rota.",
    "The board had no money. It changed its mind on Friday.",
    "A boat was done in an afternoon.",
    "She will take the first crossing herself.",
    "Nobody should have to swim home",
    "It is understood that the chairman has never been aboard.",
    "Fares will be £2.60 at any hour.",
  ],
});

/** What each of the people does, one after the other. */
class Log {
  doc: Node;
  readonly commits: HandedCommit[] = [];

  constructor(doc: Node) {
    this.doc = doc;
  }

  by(person: string, change: (tr: Transform) => unknown, isSettling = false): this {
    const tr = new Transform(this.doc);
    change(tr);
    const steps: readonly Step[] = tr.steps;
    this.commits.push({ person, isSettling, steps });
    this.doc = tr.doc;
    return this;
  }

  replace(person: string, words: string, put: string): this {
    return this.by(person, (tr) => {
      const [from, to] = find(this.doc, words);
      if (put === "") tr.delete(from, to);
      else tr.replaceWith(from, to, schema.text(put));
    });
  }

  comparison(before = filed): Comparison {
    return compare(before, this.doc, hands(before, this.commits));
  }
}

/** Each change as "kind: out → in (who)". */
function said({ changes }: Comparison): string[] {
  return changes.map(({ kind, out, in: into, by }) => {
    const who = by.map(({ person, settledBy }) =>
      settledBy === null ? person : `${person}, let stand by ${settledBy}`,
    );
    return `${kind}: ${out} → ${into} (${who.join(" and ")})`;
  });
}

/** A side of each row as a line: words that changed in brackets, a new line within it as ¶. */
function side(comparison: Comparison, which: "before" | "after"): (string | null)[] {
  return comparison.rows.map((row) => {
    const pieces = row[which]?.pieces;
    if (pieces === undefined) return null;
    return pieces
      .map(({ text, change, isBreak }) => {
        const words = isBreak ? "¶" : text;
        return change === null ? words : `[${words}]`;
      })
      .join("");
  });
}

describe("two states of the copy beside each other", () => {
  test("are alike where nothing was changed", () => {
    const { rows, changes, wordsIn, wordsOut } = new Log(filed).comparison();
    expect(rows).toHaveLength(8);
    expect({ changes, wordsIn, wordsOut }).toEqual({ changes: [], wordsIn: 0, wordsOut: 0 });
  });

  test("mark the words that changed, each with whose they are", () => {
    const log = new Log(filed)
      .replace("fp", "all night", "till dawn")
      .replace("so", "commence", "start")
      .replace("lc", "a new", "the new");
    const comparison = log.comparison();
    expect(said(comparison)).toEqual([
      "words: all night → till dawn (fp)",
      "words: commence → start (so)",
      "words: a → the (lc)",
    ]);
    expect(side(comparison, "before").slice(0, 2)).toEqual([
      "Harbour ferry to run [all night] after crews win vote",
      "Ferries will [commence] running from 7 December, after crews voted for [a] new rota.",
    ]);
    expect(side(comparison, "after")[1]).toBe(
      "Ferries will [start] running from 7 December, after crews voted for [the] new rota.",
    );
    expect([comparison.wordsOut, comparison.wordsIn]).toEqual([4, 4]);
  });

  test("show a split and a join in one row each", () => {
    const log = new Log(filed)
      .by("so", (tr) => tr.split(find(tr.doc, "It changed")[0]))
      .by("fp", (tr) => tr.join(find(tr.doc, "She will")[0] - 1));
    const comparison = log.comparison();
    expect(said(comparison)).toEqual(["break:  →  (so)", "join:  →  (fp)"]);
    expect(side(comparison, "after").slice(2, 4)).toEqual([
      "The board had no money. [¶]It changed its mind on Friday.",
      "A boat was done in an afternoon.She will take the first crossing herself.",
    ]);
    expect(side(comparison, "before")[3]).toBe(
      "A boat was done in an afternoon.[¶]She will take the first crossing herself.",
    );
  });

  test("give a line that was cut, and one that was put in, a row of its own", () => {
    const log = new Log(filed)
      .by("de", (tr) => {
        const [from, to] = find(tr.doc, "It is understood that the chairman has never been aboard.");
        tr.delete(from - 1, to + 1);
      })
      .by("lc", (tr) =>
        tr.insert(
          find(tr.doc, "She will")[0] - 1,
          schema.node("paragraph", null, schema.text("The board meets again.")),
        ),
      );
    const comparison = log.comparison();
    expect(said(comparison)).toEqual([
      "line:  → The board meets again. (lc)",
      "line: It is understood that the chairman has never been aboard. →  (de)",
    ]);
    expect(side(comparison, "before").slice(4)).toEqual([
      null,
      "She will take the first crossing herself.",
      "Nobody should have to swim home",
      "[It is understood that the chairman has never been aboard.]",
      "Fares will be £2.60 at any hour.",
    ]);
  });

  test("say that a line was moved, not cut and put in", () => {
    const log = new Log(filed).by("fp", (tr) => {
      const [from, to] = find(tr.doc, "Fares will be £2.60 at any hour.");
      const line = tr.doc.slice(from - 1, to + 1).content;
      tr.delete(from - 1, to + 1);
      tr.insert(find(tr.doc, "The board")[0] - 1, line);
    });
    const comparison = log.comparison();
    expect(said(comparison)).toEqual([
      "moved: Fares will be £2.60 at any hour. → Fares will be £2.60 at any hour. (fp)",
    ]);
    const elsewhere = comparison.rows.map((row) => row.elsewhere);
    expect(elsewhere).toEqual([null, null, 8, null, null, null, null, null, 2]);
    expect([comparison.wordsOut, comparison.wordsIn]).toEqual([0, 0]);
  });

  test("say what a paragraph was made of another kind, and words of another dress", () => {
    const log = new Log(filed)
      .by("fp", (tr) => tr.setNodeAttribute(find(tr.doc, "Nobody should")[0] - 1, "kind", "crosshead"))
      .by("so", (tr) => tr.addMark(...find(tr.doc, "first crossing"), schema.mark("bold")));
    expect(said(log.comparison())).toEqual(["dress:  → bold (so)", "kind: text → crosshead (fp)"]);
  });

  test("name who suggested, and who let it stand", () => {
    const mine = { id: "s1", by: "fp" };
    const log = new Log(filed)
      .by("fp", (tr) => {
        const [from, to] = find(tr.doc, "commence");
        tr.addMark(from, to, schema.mark("deletion", mine));
        tr.insert(to, schema.text("start", [schema.mark("insertion", mine)]));
      })
      .by(
        "de",
        (tr) => {
          const [from, to] = find(tr.doc, "start");
          tr.removeMark(from, to, schema.marks["insertion"]);
          tr.delete(...find(tr.doc, "commence"));
        },
        true,
      );
    expect(said(log.comparison())).toEqual(["words: commence → start (fp, let stand by de)"]);
  });

  test("read what is proposed as accepted, in its proposer's name", () => {
    const mine = { id: "s1", by: "fp" };
    const log = new Log(filed).by("fp", (tr) => {
      const [from, to] = find(tr.doc, "commence");
      tr.addMark(from, to, schema.mark("deletion", mine));
      tr.insert(to, schema.text("start", [schema.mark("insertion", mine)]));
    });
    expect(said(log.comparison())).toEqual(["words: commence → start (fp)"]);
  });

  test("tell what was changed between quotation marks", () => {
    const said = aCopy({ paragraphs: ["“We will run,” he said.", "He left."] });
    const log = new Log(said).replace("fp", "will", "may").replace("fp", "left", "went");
    expect(log.comparison(said).changes.map(({ isInQuote }) => isInQuote)).toEqual([true, false]);
  });

  test("hold a sentence that was written anew for one change", () => {
    const log = new Log(filed).replace(
      "fp",
      "It is understood that the chairman has never been aboard.",
      "Nobody has seen him, in all the years of the line, on deck.",
    );
    expect(log.comparison().changes).toHaveLength(1);
  });
});
