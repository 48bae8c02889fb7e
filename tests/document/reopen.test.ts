import { describe, expect, test } from "vitest";
import { reopenedIds, withIds } from "#document/reopen.ts";
import { schema } from "#document/schema.ts";
import { insertion } from "../server/live/steps.ts";

const typed = (id: string, by: string) => insertion(3, "x", [schema.mark("insertion", { id, by })]);
const settled = { outcome: "accepted" };
const ledger = (entries: Record<string, { by: string; settled: unknown }>) => (id: string) => entries[id] ?? null;

describe("a commit that goes on with a settled suggestion", () => {
  test("has it opened under a new id, everywhere in its steps", () => {
    const steps = [typed("s1", "ann"), typed("s2", "ann"), { stepType: "addNodeMark", pos: 1, mark: deletion("s1") }];
    const ids = reopenedIds(steps, ledger({ s1: { by: "ann", settled }, s2: { by: "ann", settled: null } }));
    expect([...ids]).toEqual([["s1", "s1~2"]]);
    const changed = withIds(steps, ids);
    expect(JSON.stringify(changed)).toBe(JSON.stringify(steps).replaceAll('"s1"', '"s1~2"'));
    expect(JSON.stringify(steps)).toContain('"s1"');
  });

  test("goes on under the same new id while that is open, and under a further one once it is settled too", () => {
    const entries = { s1: { by: "ann", settled }, "s1~2": { by: "ann", settled: null as unknown } };
    expect(reopenedIds([typed("s1", "ann")], ledger(entries)).get("s1")).toBe("s1~2");
    entries["s1~2"].settled = settled;
    expect(reopenedIds([typed("s1", "ann")], ledger(entries)).get("s1")).toBe("s1~3");
    expect(reopenedIds([typed("s1~2", "ann")], ledger(entries)).get("s1~2")).toBe("s1~3");
  });

  test("is left as it is where it uses another's id, which the guard refuses", () => {
    expect([...reopenedIds([typed("s1", "bob")], ledger({ s1: { by: "ann", settled } }))]).toEqual([]);
  });
});

function deletion(id: string) {
  return schema.mark("deletion", { id, by: "ann" }).toJSON() as unknown;
}
