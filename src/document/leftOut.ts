import { listed } from "#domain/people.ts";

/** What a paste or an import leaves out of copy, in the order in which it is told, as one and as several. */
const things = {
  formatting: ["fonts and colours", "fonts and colours"],
  tables: ["the lines of a table", "the lines of tables"],
  pictures: ["a picture", "pictures"],
  embedded: ["an embedded part", "embedded parts"],
  deletions: ["words struck out", "words struck out"],
  comments: ["a comment", "comments"],
  footnotes: ["a footnote", "footnotes"],
  hidden: ["hidden words", "hidden words"],
  links: ["a link that may not stand in copy", "links that may not stand in copy"],
  scripts: ["a script", "scripts"],
  depth: ["nesting deeper than copy has", "nesting deeper than copy has"],
} as const satisfies Record<string, readonly [one: string, several: string]>;

export type LeftOutThing = keyof typeof things;

/** How often each thing was left out. */
export type LeftOut = Map<LeftOutThing, number>;

/** Counts one more of a thing that was left out. */
export function noteLeftOut(leftOut: LeftOut, thing: LeftOutThing): void {
  leftOut.set(thing, (leftOut.get(thing) ?? 0) + 1);
}

/** What was left out, in one line for the person who brought it in; null where nothing was (scenario E-01). */
export function leftOutLine(leftOut: ReadonlyMap<LeftOutThing, number>): string | null {
  const names = (Object.keys(things) as LeftOutThing[]).flatMap((thing) => {
    const count = leftOut.get(thing) ?? 0;
    return count === 0 ? [] : [things[thing][count === 1 ? 0 : 1]];
  });
  return names.length === 0 ? null : `Left out: ${listed(names)}`;
}
