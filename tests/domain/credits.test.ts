import { test as propertyTest } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Credit,
  type CreditedPerson,
  creditLine,
  creditNameFault,
  creditRoles,
  creditsIn,
  inPrintedOrder,
  parseCreditLine,
  printedCredits,
  withCredit,
  withoutWorkCredit,
} from "#domain/credits.ts";
import { aCredit, aPerson, editor, fiona, leyi, secondSub } from "#tests/builders/facts.ts";

const newsroom = "The Daily Desk";
const byHand = (name: string, withheld = false): CreditedPerson => ({ personId: null, name, withheld, source: "hand" });

describe("the credit line", () => {
  test("K-01 is Words and Subbing for a story that was written and claimed", () => {
    const credits = [aCredit("words", leyi), aCredit("subbing", fiona)];
    expect(creditLine(credits, newsroom)).toBe("Words: Leyi Chen | Subbing: Fiona Patterson");
  });

  test("K-02 lists names as British newspapers do, and leaves roles without people out", () => {
    const words = aCredit("words", aPerson("A"), aPerson("B"), aPerson("C"));
    const credits = [aCredit("subbing", aPerson("D")), { role: "pictures", people: [] } as const, words];
    expect(creditLine(credits, newsroom)).toBe("Words: A, B and C | Subbing: D");
  });

  test("prints the roles in the product's order, whatever order they come in", () => {
    const credits = creditRoles.toReversed().map((role) => ({ role, people: [byHand("Ann Bee")] }));
    expect(creditLine(credits, newsroom)).toBe(
      "Words: Ann Bee | Additional reporting: Ann Bee | Source: Ann Bee | Pictures: Ann Bee | Subbing: Ann Bee",
    );
  });

  test("gives the newsroom where everybody's byline is withheld, and leaves one withheld name out of several", () => {
    const alone = { role: "words", people: [byHand("Ann Bee", true)] } as const;
    expect(creditLine([alone], newsroom)).toBe("Words: The Daily Desk");
    const two = { role: "words", people: [byHand("Ann Bee", true), byHand("Cy Dee")] } as const;
    expect(creditLine([two], newsroom)).toBe("Words: Cy Dee");
    expect(creditLine([{ role: "subbing", people: [byHand("Ann Bee", true)] }], newsroom)).toBe("");
  });

  test("K-04 keeps a name in Arabic script as it is stored, with the marks where they belong", () => {
    const credits: readonly Credit[] = [{ role: "words", people: [byHand("ليلى حداد"), byHand("Leyi Chen")] }];
    expect(creditLine(credits, newsroom)).toBe("Words: ليلى حداد and Leyi Chen");
    expect(printedCredits(credits, newsroom)).toEqual([{ role: "words", names: ["ليلى حداد", "Leyi Chen"] }]);
  });

  test("is empty for a story that nobody is credited for", () => {
    expect(creditLine([], newsroom)).toBe("");
  });
});

const aName = fc
  .tuple(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), fc.constantFrom("", " Chen", " ’Alī", "-Smith"))
  .map(([first, last]) => `${first}${last}`.normalize("NFC").trim().replace(/\s+/g, " "))
  .filter((name) => creditNameFault(name) === null && !/\sand\s/iu.test(` ${name} `));
const someCredits = fc.uniqueArray(fc.constantFrom(...creditRoles), { minLength: 1 }).chain((roles) =>
  fc.tuple(
    ...roles.map((role) =>
      fc.uniqueArray(aName, { minLength: 1, maxLength: 4 }).map(
        (names): Credit => ({
          role,
          people: names.map((name) => byHand(name)),
        }),
      ),
    ),
  ),
);

propertyTest.prop([someCredits])("the line parses back into the same roles and names", (credits) => {
  const read = parseCreditLine(creditLine(credits, newsroom));
  expect(read).toEqual(
    inPrintedOrder(credits).map(({ role, people }) => ({ role, names: people.map((each) => each.name) })),
  );
});

describe("reading a line", () => {
  test.each([
    ["Words: Leyi Chen | Subbing: Fiona Patterson", { words: ["Leyi Chen"], subbing: ["Fiona Patterson"] }],
    ["words by: A, B and C | subs: D", { words: ["A", "B", "C"], subbing: ["D"] }],
    ["Subbing: D | Pictures: E", { subbing: ["D"], pictures: ["E"] }],
  ])("%s", (line, wanted) => {
    expect(Object.fromEntries((parseCreditLine(line) ?? []).map(({ role, names }) => [role, names]))).toEqual(wanted);
  });

  test.each(["The police said: no comment", "Words:", "", "Words: A | and nothing else", "Words A | Subbing B"])(
    "%o is no credit line",
    (line) => {
      expect(parseCreditLine(line)).toBeNull();
    },
  );
});

describe("credits that follow from the work", () => {
  const fionas: CreditedPerson = { personId: fiona.id, name: fiona.name, withheld: false, source: "work" };

  test("W-08 put a second sub behind the first, and nobody in twice", () => {
    const once = withCredit([aCredit("words", leyi), aCredit("subbing", secondSub)], "subbing", fionas);
    expect(creditsIn(once, "subbing").map((each) => each.name)).toEqual(["Sam Okafor", "Fiona Patterson"]);
    expect(withCredit(once, "subbing", fionas)).toBe(once);
  });

  test("go when nothing of theirs stands, unless somebody put them there by hand", () => {
    const credits = [aCredit("words", leyi), aCredit("subbing", fiona)];
    expect(withoutWorkCredit(credits, "subbing", fiona.id)).toEqual([aCredit("words", leyi)]);
    const hand: Credit = { role: "subbing", people: [{ ...fionas, source: "hand" }] };
    expect(withoutWorkCredit([hand], "subbing", fiona.id)).toEqual([hand]);
    expect(withoutWorkCredit(credits, "subbing", editor.id)).toEqual(credits);
  });
});

test.each([
  ["Leyi Chen", null],
  ["  ", "Give a name"],
  ["A, B", "A credited name has no | and no comma in it"],
  ["A|B", "A credited name has no | and no comma in it"],
  ["x".repeat(201), "A name has at most 200 characters"],
  ["A\u202eB", "The name has characters in it that cannot be printed"],
  ["A\u0007B", "The name has characters in it that cannot be printed"],
])("the name %o as a credit: %o", (name, fault) => {
  expect(creditNameFault(name)).toBe(fault);
});
