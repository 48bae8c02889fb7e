import { attributeOf, type ForeignElement, foreignText } from "#document/foreignTree.ts";
import { foreignLink } from "#document/foreignLink.ts";
import { type LeftOut, type LeftOutThing, noteLeftOut } from "#document/leftOut.ts";
import { raised } from "#document/scripts.ts";
import { type Author, authorOf, type Tracked, trackedBy, withTracked } from "./tracked.ts";
import { hasFormatting, leftOutRun, scriptOf, type WordDress, wordDress } from "./wordDress.ts";
import { WordFields } from "./wordFields.ts";
import { type WordKind, wordKind } from "./wordKinds.ts";
import type { WordLists } from "./wordLists.ts";
import type { WordStyles } from "./wordStyles.ts";
import { childNamed, elementsIn } from "./xmlTree.ts";

/** Words of one dress in the same tracked changes; `was`: the dress that they had before somebody changed it. */
export interface WordPiece extends WordDress {
  readonly text: string;
  readonly href: string | null;
  readonly was: (WordDress & Author) | null;
  readonly tracked: readonly Tracked[];
}

/** A paragraph as Word has it: tracked changes of its mark are of the boundary behind it. */
export interface WordParagraph extends WordKind {
  readonly pieces: readonly WordPiece[];
  readonly was: (WordKind & Author) | null;
  readonly end: readonly Tracked[];
  /** Which of the document's own rows of paragraphs it stands in: the text, or one cell of a table. */
  readonly row: number;
}

/** What is known of the document round its text. */
export interface WordAround {
  readonly styles: WordStyles;
  readonly lists: WordLists;
  readonly links: ReadonlyMap<string, string>;
}

/** The paragraphs of a document's body in order, those of tables cell by cell, and what was left out of them. */
export function wordParagraphs(
  body: ForeignElement,
  around: WordAround,
): { readonly paragraphs: readonly WordParagraph[]; readonly leftOut: LeftOut } {
  const reading = new WordReading(around);
  reading.readBlocks(body, []);
  return { paragraphs: reading.paragraphs, leftOut: reading.leftOut };
}

/** What round a word matters to it. */
interface Here {
  readonly tracked: readonly Tracked[];
  readonly href: string | null;
}

const leftOutTags: Readonly<Record<string, LeftOutThing>> = {
  "w:drawing": "pictures",
  "w:pict": "pictures",
  "w:object": "embedded",
  "w:altChunk": "embedded",
  "w:control": "embedded",
  "m:oMath": "embedded",
  "m:oMathPara": "embedded",
  "w:footnoteReference": "footnotes",
  "w:endnoteReference": "footnotes",
  "w:commentReference": "comments",
};

/** Elements that stand round words and are none themselves. What is in any other is no part of the text. */
const transparent = new Set(
  "w:sdt w:sdtContent w:smartTag w:customXml w:bdo w:dir w:ruby w:rubyBase w:subDoc mc:Choice".split(" "),
);

const signs: Readonly<Record<string, string>> = { "w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "\u2011" };

class WordReading {
  readonly paragraphs: WordParagraph[] = [];
  readonly leftOut: LeftOut = new Map();
  readonly #around: WordAround;
  readonly #fields = new WordFields();
  #pieces: WordPiece[] = [];
  #ended: readonly { readonly pieces: readonly WordPiece[]; readonly end: readonly Tracked[] }[] = [];
  #rows = 1;
  #row = 0;
  #isInTable = false;
  /** The moves that are under way where it reads, one that takes away and one that puts in. */
  readonly #moves = new Map<string, string>();

  constructor(around: WordAround) {
    this.#around = around;
  }

  readBlocks(parent: ForeignElement, tracked: readonly Tracked[]): void {
    for (const element of elementsIn(parent)) this.#readBlock(element, tracked);
  }

  #readBlock(element: ForeignElement, tracked: readonly Tracked[]): void {
    if (this.#noteMove(element)) return;
    if (element.tag === "w:p") return this.#readParagraph(element, tracked);
    if (element.tag === "w:tbl") return this.#readTable(element, tracked);
    const own = trackedBy(element, this.#moveAt(element.tag));
    if (own !== null) return this.readBlocks(element, withTracked(tracked, own));
    if (element.tag === "mc:AlternateContent") return this.readBlocks(firstOnly(element), tracked);
    if (transparent.has(element.tag)) return this.readBlocks(element, tracked);
    this.#leaveOut(element.tag, tracked);
  }

  #readTable(table: ForeignElement, tracked: readonly Tracked[]): void {
    const isOuter = !this.#isInTable;
    const row = this.#row;
    if (isOuter) noteLeftOut(this.leftOut, "tables");
    this.#isInTable = true;
    for (const cell of cellsIn(table)) {
      this.#row = this.#rows;
      this.#rows += 1;
      this.readBlocks(cell, tracked);
    }
    this.#isInTable = !isOuter;
    // What follows the table is not what stood before it: nothing is joined over a table.
    this.#row = isOuter ? this.#rows : row;
    if (isOuter) this.#rows += 1;
  }

  #readParagraph(paragraph: ForeignElement, tracked: readonly Tracked[]): void {
    const properties = childNamed(paragraph, "w:pPr");
    const is = wordKind(properties, this.#around);
    const was = this.#kindBefore(properties, is);
    this.#pieces = [];
    this.#ended = [];
    this.#readInline(paragraph, { tracked, href: null }, is);
    const mark = properties === null ? null : childNamed(properties, "w:rPr");
    const end = mark === null ? [] : elementsIn(mark).flatMap((each) => trackedBy(each, this.#moveAt(each.tag)) ?? []);
    for (const part of [...this.#ended, { pieces: this.#pieces, end: [...tracked, ...end] }])
      this.paragraphs.push({ ...is, ...part, was, row: this.#row });
  }

  #kindBefore(properties: ForeignElement | null, is: WordKind): WordParagraph["was"] {
    const change = properties === null ? null : childNamed(properties, "w:pPrChange");
    if (change === null) return null;
    const before = wordKind(childNamed(change, "w:pPr"), this.#around);
    const isSame = before.kind === is.kind && before.level === is.level;
    return isSame ? null : { ...before, ...authorOf(change) };
  }

  #readInline(parent: ForeignElement, here: Here, is: WordKind): void {
    for (const element of elementsIn(parent)) {
      if (this.#noteMove(element)) continue;
      const { tag } = element;
      const own = trackedBy(element, this.#moveAt(tag));
      if (own !== null) this.#readInline(element, { ...here, tracked: withTracked(here.tracked, own) }, is);
      else if (tag === "w:r") this.#readRun(element, here, is);
      else if (tag === "w:hyperlink") this.#readInline(element, { ...here, href: this.#linkOf(element) }, is);
      else if (tag === "w:fldSimple") {
        const href = this.#safe(this.#fields.linkIn(attributeOf(element, "w:instr")));
        this.#readInline(element, { ...here, href: href ?? here.href }, is);
      } else if (tag === "mc:AlternateContent") this.#readInline(firstOnly(element), here, is);
      else if (transparent.has(tag)) this.#readInline(element, here, is);
      else this.#leaveOut(tag, here.tracked);
    }
  }

  #readRun(run: ForeignElement, here: Here, is: WordKind): void {
    const properties = childNamed(run, "w:rPr");
    if (hasFormatting(properties)) this.leftOut.set("formatting", 1);
    const left = leftOutRun(properties);
    for (const element of elementsIn(run)) this.#readInRun(element, { properties, left, here, is });
  }

  #readInRun(element: ForeignElement, given: InRun): void {
    const { here, is, left } = given;
    const { tag } = element;
    if (tag === "w:fldChar") this.#fields.hear(attributeOf(element, "w:fldCharType"), (href) => this.#safe(href));
    else if (tag === "w:instrText" || tag === "w:delInstrText") this.#fields.say(foreignText(element));
    else if (this.#fields.isInCode) return;
    else if (tag === "w:t" || tag === "w:delText") this.#write(foreignText(element), given);
    else if (Object.hasOwn(signs, tag)) this.#write(signs[tag] ?? "", given);
    else if (tag === "w:br" || tag === "w:cr") {
      if (left === null) this.#breakLine(here, is, given);
    } else if (tag === "mc:AlternateContent")
      for (const inside of elementsIn(firstOnly(element))) this.#readInRun(inside, given);
    else this.#leaveOut(tag, here.tracked);
  }

  #write(words: string, { properties, left, here, is }: InRun): void {
    if (left !== null) {
      if (words.trim() !== "" && !isGone(here.tracked)) noteLeftOut(this.leftOut, left);
      return;
    }
    const script = scriptOf(properties);
    const text = script === null ? words : (raised(words, script) ?? words);
    const dress = this.#dress(properties, is);
    const change = properties === null ? null : childNamed(properties, "w:rPrChange");
    const before = change === null ? dress : this.#dress(childNamed(change, "w:rPr"), is);
    const isSame = before.isBold === dress.isBold && before.isItalic === dress.isItalic;
    const was = change === null || isSame ? null : { ...before, ...authorOf(change) };
    const href = this.#fields.href ?? here.href;
    this.#pieces.push({ text, ...dress, href, was, tracked: here.tracked });
  }

  /** A crosshead is bold as it is. */
  #dress(properties: ForeignElement | null, { kind }: WordKind): WordDress {
    const dress = wordDress(properties, this.#around.styles);
    return kind === "crosshead" ? { ...dress, isBold: false } : dress;
  }

  /** A line end parts paragraphs, but in what copy has on one line. */
  #breakLine({ tracked }: Here, { kind }: WordKind, given: InRun): void {
    if (kind === "text" || kind === "quote") {
      this.#ended = [...this.#ended, { pieces: this.#pieces, end: tracked }];
      this.#pieces = [];
    } else this.#write(" ", given);
  }

  #linkOf(element: ForeignElement): string | null {
    const id = attributeOf(element, "r:id");
    return id === "" ? null : this.#safe(this.#around.links.get(id) ?? null);
  }

  #safe(href: string | null): string | null {
    if (href === null || href.trim() === "" || href.startsWith("#")) return null;
    const address = foreignLink(href);
    if (address === null) noteLeftOut(this.leftOut, "links");
    return address;
  }

  #leaveOut(tag: string, tracked: readonly Tracked[]): void {
    const thing = Object.hasOwn(leftOutTags, tag) ? leftOutTags[tag] : undefined;
    if (thing !== undefined && !isGone(tracked)) noteLeftOut(this.leftOut, thing);
  }

  #noteMove(element: ForeignElement): boolean {
    const [, which, edge] = /^w:(moveFrom|moveTo)Range(Start|End)$/u.exec(element.tag) ?? [];
    if (which === undefined) return false;
    if (edge === "Start") this.#moves.set(`w:${which}`, attributeOf(element, "w:name"));
    else this.#moves.delete(`w:${which}`);
    return true;
  }

  #moveAt(tag: string): string | null {
    return this.#moves.get(tag) ?? null;
  }
}

interface InRun {
  readonly properties: ForeignElement | null;
  readonly left: "hidden" | "deletions" | null;
  readonly here: Here;
  readonly is: WordKind;
}

function isGone(tracked: readonly Tracked[]): boolean {
  return tracked.some((each) => each.does === "deletion");
}

/** Of contents that say the same in several ways the first. */
function firstOnly(element: ForeignElement): ForeignElement {
  return { ...element, children: elementsIn(element).slice(0, 1) };
}

/** The cells of a table in reading order, whatever stands round its rows and cells. */
function cellsIn(element: ForeignElement): readonly ForeignElement[] {
  return elementsIn(element).flatMap((child) =>
    child.tag === "w:tc" ? [child] : child.tag === "w:tbl" ? [] : cellsIn(child),
  );
}
