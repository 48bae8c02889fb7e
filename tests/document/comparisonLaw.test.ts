import { fc, test as law } from "@fast-check/vitest";
import { EditorState } from "@tiptap/pm/state";
import { describe, expect } from "vitest";
import { compare } from "#document/comparison.ts";
import type { Comparison } from "#document/compared.ts";
import { differences } from "#document/diff.ts";
import { type HandedCommit, hands } from "#document/hands.ts";
import { readBlocks } from "#document/readBlocks.ts";
import { acceptAll } from "#document/reading.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
import { gesture } from "./fuzz/gestures.ts";
import { randomFrom } from "./fuzz/random.ts";
import { startingCopy } from "./fuzz/startingCopy.ts";

const anyKeys = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });

describe("differences of two rows", () => {
  law.prop([anyKeys, anyKeys])(
    "make the one of the other, and leave something alike between each two",
    (before, after) => {
      const found = differences(before, after);
      const made: string[] = [];
      let at = 0;
      for (const { from, to, newFrom, newTo } of found) {
        made.push(...before.slice(at, from));
        expect(made).toHaveLength(newFrom);
        made.push(...after.slice(newFrom, newTo));
        at = to;
      }
      expect([...made, ...before.slice(at)]).toEqual(after);
      for (const [i, one] of found.entries()) {
        expect(one.to - one.from + one.newTo - one.newFrom).toBeGreaterThan(0);
        expect(one.from).toBeGreaterThan(i === 0 ? -1 : (found[i - 1]?.to ?? 0));
      }
    },
  );

  law.prop([anyKeys, anyKeys])("take out and put in as few as can be", (before, after) => {
    const count = differences(before, after).reduce((sum, one) => sum + one.to - one.from + one.newTo - one.newFrom, 0);
    expect(count).toBe(before.length + after.length - 2 * longestCommon(before, after));
  });
});

describe("the copy as it reads, with places", () => {
  law.prop([anyCopy])("has the words of the reading", (copy) => {
    const words = (lines: ReturnType<typeof readBlocks>) =>
      lines.map(({ field, kind, tokens }) => [field, kind, tokens.map(({ key }) => key)]);
    expect(words(readBlocks(copy))).toEqual(words(readBlocks(acceptAll(copy))));
  });

  law.prop([anyCopy])("knows where each word stands", (copy) => {
    for (const { tokens, isParagraph } of readBlocks(copy))
      for (const { text, from, to } of isParagraph ? tokens : [])
        if (to - from === text.length) expect(copy.textBetween(from, to)).toBe(text);
  });
});

describe("two states of any copy", () => {
  law.prop([anyCopy])("have no change where they are one", (copy) => {
    expect(compare(copy, copy, hands(copy, [])).changes).toEqual([]);
  });

  law.prop([fc.integer()], { numRuns: 300 })("have all words of both, and no change that is nobody's", (seed) => {
    const before = startingCopy();
    const commits = played(seed);
    const made = hands(before, commits);
    const comparison = compare(before, made.after, made);
    expect(wordsOf(comparison, "before")).toEqual(readWords(before));
    expect(wordsOf(comparison, "after")).toEqual(readWords(made.after));
    for (const change of comparison.changes) expect([change, change.by.length > 0]).toEqual([change, true]);
  });
});

/** Thirty things that three people do, one after the other. */
function played(seed: number): HandedCommit[] {
  const random = randomFrom(seed);
  let state = EditorState.create({ doc: startingCopy() });
  let letter = 0;
  const fresh = (count: number) =>
    Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + letter++)).join("");
  const commits: HandedCommit[] = [];
  for (let i = 0; i < 30; i++) {
    const tr = gesture(state, random, fresh);
    if (tr === null || typeof tr === "string") continue;
    commits.push({ person: random.pick(["ann", "bob", "cat"]), isSettling: false, steps: tr.steps });
    state = state.apply(tr);
  }
  return commits;
}

function wordsOf({ rows }: Comparison, side: "before" | "after"): string {
  return rows.map((row) => row[side]?.pieces.map(({ text }) => text).join("") ?? "").join("");
}

function readWords(doc: Parameters<typeof readBlocks>[0]): string {
  return readBlocks(doc)
    .map(({ tokens }) => tokens.map(({ text }) => text).join(""))
    .join("");
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let last = Array.from({ length: b.length + 1 }, () => 0);
  for (const one of a) {
    const next = [0];
    b.forEach((two, j) => next.push(one === two ? (last[j] ?? 0) + 1 : Math.max(last[j + 1] ?? 0, next[j] ?? 0)));
    last = next;
  }
  return last[b.length] ?? 0;
}
