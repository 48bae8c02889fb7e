import type { Profile } from "./profiles.ts";

/** One line of the product, what it is broken to, and where and how the fuzz notices. */
export interface BrokenRule {
  readonly rule: string;
  /** The file under `src`. */
  readonly file: string;
  readonly line: string;
  readonly broken: string;
  readonly profile: Profile["name"];
  /** `lost`: letters stand nowhere. `wrong`: copies, blame, notes or carets. `cameBack`: a twentieth more of what was deleted. */
  readonly noticed: "lost" | "wrong" | "cameBack";
}

/**
 * The rules by which the copy keeps words, each with the one line without which it does not hold. The fuzz is played on
 * the product with one of them broken, and has to notice. The three that `Rules` can switch off are not among them; what
 * happens too seldom for it, `rebase.test.ts`, `clientLog.test.ts`, `receiveWhole.test.ts` and `restore.test.ts` show by a case each.
 */
export const brokenRules: readonly BrokenRule[] = [
  {
    rule: "a place in what was taken out is found in what was put back",
    file: "document/mirror.ts",
    line: "if (!inverse || !map || !isImage(inverse, map)) return;",
    broken: "if (mapping) return;",
    profile: "online",
    noticed: "wrong",
  },
  {
    rule: "sent words that the server dropped go to the tray",
    file: "document/receive.ts",
    line: "return (own.dropped ?? [])",
    broken: "return (own.dropped ? [] : [])",
    profile: "online",
    noticed: "lost",
  },
  {
    rule: "unsent words that find no place go to the tray",
    file: "document/receive.ts",
    line: "if (!piece || piece.index !== null) continue;",
    broken: "continue;",
    profile: "online",
    noticed: "lost",
  },
  {
    rule: "merged deletions name their words in the order of the copy",
    file: "document/mergeWork.ts",
    line: "return goesOn(earlier.step, later.step) ? earlier.gone + later.gone : later.gone + earlier.gone;",
    broken: "return earlier.gone + later.gone;",
    profile: "merged",
    noticed: "cameBack",
  },
  {
    rule: "islands are followed while the work is played again",
    file: "document/rebase.ts",
    line: "spared = mapRanges(spared, map);",
    broken: "spared = islands;",
    profile: "offline",
    noticed: "cameBack",
  },
  {
    rule: "work that is refused as behind is sent again",
    file: "document/receiveRefusal.ts",
    line: "const waiting = log.unconfirmed.map((each) => ({ ...each, index: null }));",
    broken: "const waiting = log.unconfirmed.filter(({ index }) => index === null);",
    profile: "offline",
    noticed: "lost",
  },
  {
    rule: "words that were given up while they were in flight go to the tray when they are refused",
    file: "document/receiveRefusal.ts",
    line: "const held = new Set(log.unconfirmed.map(({ index }) => index));",
    broken: "const held = new Set((log.inflight?.steps ?? []).map((_step, index): number | null => index));",
    profile: "offline",
    noticed: "lost",
  },
  {
    rule: "work is taken back to the tray when writing ends",
    file: "document/receiveRefusal.ts",
    line: "tray: [...givenUp(log, tr, why), ...words],",
    broken: "tray: givenUp(log, tr, why),",
    profile: "offline",
    noticed: "lost",
  },
  {
    rule: "what a whole copy holds already is not played again",
    file: "document/receiveWhole.ts",
    line: "const rest = own ? work.filter(({ index }) => index === null) : work;",
    broken: "const rest = work;",
    profile: "online",
    noticed: "wrong",
  },
  {
    rule: "work is brought over all that a whole copy skips",
    file: "document/receiveWhole.ts",
    line: "for (const map of maps) along.appendMap(map);",
    broken: "for (const map of maps.slice(1)) along.appendMap(map);",
    profile: "merged",
    noticed: "wrong",
  },
  {
    rule: "a page that is loaded anew knows what is in flight",
    file: "editor/keptWork.ts",
    line: "unconfirmed, inflight: kept.inflight, singly: 0 }",
    broken: "unconfirmed, inflight: null, singly: 0 }",
    profile: "online",
    noticed: "wrong",
  },
  {
    rule: "moved words keep their owners",
    file: "document/moved.ts",
    line: "const whole = taken.length === 0 || text.length < shortest;",
    broken: "const whole = true;",
    profile: "online",
    noticed: "wrong",
  },
  {
    rule: "a lost note is found again at its own words alone",
    file: "document/anchors.ts",
    line: "const found = isNear(range) ? rangeOf(anchor.quote, doc, range) : null;",
    broken: "const found = isNear(range) ? range : null;",
    profile: "online",
    noticed: "wrong",
  },
];
