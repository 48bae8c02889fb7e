import { test as law } from "@fast-check/vitest";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { type Blame, blameAfter, blameOfOne } from "#document/blame.ts";
import { contributions } from "#document/contributions.ts";
import { type HandedCommit, hands } from "#document/hands.ts";
import { readBlocks } from "#document/readBlocks.ts";
import { schema } from "#document/schema.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { find } from "./edits.ts";

describe("the record of contributions", () => {
  test("says of each character who wrote it and who let it stand", () => {
    const start = aCopy({ paragraphs: ["alpha beta"] });
    let [doc, blame]: [typeof start, Blame] = [start, blameOfOne(start, "")];
    const commits: HandedCommit[] = [];
    const by = (person: string, change: (tr: Transform) => unknown, isSettling = false) => {
      const tr = new Transform(doc);
      change(tr);
      commits.push({ person, isSettling, steps: tr.steps });
      ({ doc, blame } = blameAfter({ doc, blame }, tr.steps, person));
    };
    by("leyi", (tr) => tr.insert(find(tr.doc, "beta")[0], schema.text("new ")));
    const mine = schema.mark("insertion", { id: "s", by: "fiona" });
    by("fiona", (tr) => tr.insert(find(tr.doc, "beta")[1], schema.text(" gamma", [mine])));
    by("fiona", (tr) =>
      tr.insert(find(tr.doc, "gamma")[1], schema.text(" open", [schema.mark("insertion", { id: "t", by: "fiona" })])),
    );
    by("editor", (tr) => tr.removeMark(...find(tr.doc, " gamma"), mine), true);
    const { lines, shares } = contributions(doc, blame, hands(start, commits));
    expect(lines).toEqual([
      {
        field: "body",
        kind: "text",
        pieces: [
          { text: "alpha ", person: null, settledBy: null },
          { text: "new ", person: "leyi", settledBy: null },
          { text: "beta", person: null, settledBy: null },
          { text: " gamma", person: "fiona", settledBy: "editor" },
          { text: " open", person: "fiona", settledBy: null },
        ],
      },
    ]);
    expect(shares).toEqual([
      { person: null, settledBy: null, letters: 9 },
      { person: "fiona", settledBy: "editor", letters: 5 },
      { person: "fiona", settledBy: null, letters: 4 },
      { person: "leyi", settledBy: null, letters: 3 },
    ]);
  });

  law.prop([anyCopy])("has every word of the copy as it reads, once", (copy) => {
    const { lines } = contributions(copy, blameOfOne(copy, "ann"), hands(copy, []));
    const words = readBlocks(copy)
      .filter(({ isThing }) => !isThing)
      .map(({ tokens }) => tokens.map(({ text }) => text).join(""));
    expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join(""))).toEqual(words);
  });
});
