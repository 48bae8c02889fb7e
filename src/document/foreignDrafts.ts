import { type Dress, DraftWriter, type Opening } from "./draftWriter.ts";
import { type Draft, draftFields } from "./drafts.ts";
import { foreignDress } from "./foreignDress.ts";
import { type ForeignItem, isWordQuote, listedItem, wordItem } from "./foreignItems.ts";
import { foreignLink } from "./foreignLink.ts";
import { leftOutAs } from "./foreignParts.ts";
import { attributeOf, type ForeignElement, type ForeignNode, foreignText, foundIn, hasClass } from "./foreignTree.ts";
import { type LeftOut, noteLeftOut } from "./leftOut.ts";
import { paragraphKinds } from "./schema.ts";
import { raised } from "./scripts.ts";

// Deeper than any page that a person wrote. Below it words are taken without their dress.
const deepest = 300;

const blockTags = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre search section summary table " +
    "tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** What is known at a place in the foreign document. */
interface Here {
  readonly dress: Dress;
  readonly opening: Opening;
  readonly list: { readonly isNumbered: boolean; readonly depth: number };
  /** The list item that the place is in; the first paragraph in it takes it. */
  readonly item: { readonly is: ForeignItem; taken: boolean } | null;
  readonly isInTable: boolean;
  /** Whether the place is in the lead picture of a document of our own making. */
  readonly isInLead: boolean;
  readonly depth: number;
}

const start: Here = {
  dress: { isBold: false, isItalic: false, href: null, isKept: false },
  opening: { kind: "text", level: 0, speaker: "", heading: 0, field: null },
  list: { isNumbered: false, depth: 0 },
  item: null,
  isInTable: false,
  isInLead: false,
  depth: 0,
};

/**
 * The blocks of somebody else's document, and what was left out of them: paragraphs, crossheads, lists of two levels,
 * quotations, bold, italic and links come in; cells of tables become paragraphs of their own; nothing else does.
 */
export function foreignDrafts(nodes: readonly ForeignNode[]): {
  readonly drafts: readonly Draft[];
  readonly leftOut: LeftOut;
} {
  const writer = new DraftWriter();
  const leftOut: LeftOut = new Map();
  walk(nodes, start, { writer, leftOut });
  writer.close();
  return { drafts: writer.drafts, leftOut };
}

interface To {
  readonly writer: DraftWriter;
  readonly leftOut: LeftOut;
}

function walk(nodes: readonly ForeignNode[], here: Here, to: To): void {
  for (const node of nodes) {
    if (typeof node === "string") writeText(node, here, to.writer);
    else walkElement(node, here, to);
  }
}

function writeText(text: string, here: Here, writer: DraftWriter): void {
  const lines = here.dress.isKept ? text.split(/\r\n?|\n/u) : [text];
  lines.forEach((line, i) => {
    if (i > 0) writer.close();
    writer.write(line, here.dress, () => openingIn(here));
  });
}

function openingIn({ item, opening }: Here): Opening {
  if (item === null) return opening;
  if (item.taken) return { ...opening, kind: "text" };
  item.taken = true;
  return { ...opening, ...item.is, heading: 0 };
}

function walkElement(element: ForeignElement, here: Here, to: To): void {
  const thing = leftOutAs(element);
  if (thing !== null) {
    if (thing !== "furniture") noteLeftOut(to.leftOut, thing);
    return;
  }
  if (here.depth >= deepest) {
    noteLeftOut(to.leftOut, "depth");
    writeText(foreignText(element), here, to.writer);
    return;
  }
  if (element.tag === "br") return breakLine(here, to.writer);
  if (element.tag === "hr") return to.writer.add({ type: "divider" });
  if (walkOwn(element, here, to)) return;
  const inside = within(element, here, to.leftOut);
  const isBlock = blockTags.has(element.tag) || inside.opening.field !== here.opening.field;
  if (isBlock) to.writer.close();
  if (element.tag === "q") writeText("“", inside, to.writer);
  walk(childrenOf(element), inside, to);
  if (element.tag === "q") writeText("”", inside, to.writer);
  if (isBlock) to.writer.close();
}

function childrenOf(element: ForeignElement): readonly ForeignNode[] {
  if ((element.tag === "sup" || element.tag === "sub") && foundIn(element, ({ tag }) => tag === "a") === null) {
    const text = raised(foreignText(element), element.tag);
    if (text !== null) return [text];
  }
  // Safari writes the space between two words as a no-break space in a span of its own.
  if (hasClass(element, "Apple-converted-space")) return [foreignText(element).replaceAll("\u00a0", " ")];
  return element.children;
}

/** A line end parts paragraphs, but in what copy has on one line. */
function breakLine(here: Here, writer: DraftWriter): void {
  const { kind, field } = here.opening;
  if (here.item !== null || kind === "crosshead" || field !== null)
    writer.write(" ", here.dress, () => openingIn(here));
  else writer.close();
}

/** Blocks that only a document of our own making has: embeds, fact boxes, a pull quote's speaker. */
function walkOwn(element: ForeignElement, here: Here, to: To): boolean {
  const block = attributeOf(element, "data-block");
  if (block === "embed") {
    const link = foundIn(element, (inner) => inner.tag === "a");
    const url = foreignLink(attributeOf(element, "data-url") || (link === null ? "" : attributeOf(link, "href")));
    if (url === null) return false;
    const words = link === null ? "" : foreignText(link).trim();
    to.writer.add({ type: "embed", url, alt: attributeOf(element, "data-alt") || (words === url ? "" : words) });
    return true;
  }
  if (block === "factBox" && here.depth < 8) {
    const isTitle = (inner: ForeignNode) => typeof inner !== "string" && attributeOf(inner, "data-part") === "title";
    const title = element.children.find(isTitle);
    const writer = new DraftWriter();
    const rest = element.children.filter((child) => child !== title);
    walk(rest, { ...start, depth: here.depth + 1 }, { ...to, writer });
    writer.close();
    to.writer.add({ type: "factBox", title: title === undefined ? "" : foreignText(title), blocks: writer.drafts });
    return true;
  }
  return attributeOf(element, "data-part") === "speaker" && here.opening.kind === "pullQuote";
}

function within(element: ForeignElement, here: Here, leftOut: LeftOut): Here {
  const isTable = element.tag === "table";
  if (isTable && !here.isInTable) noteLeftOut(leftOut, "tables");
  const item = itemOf(element, here);
  return {
    dress: foreignDress(element, here, leftOut),
    opening: openingOf(element, here),
    list: listOf(element, here.list),
    item: item === null ? here.item : { is: item, taken: false },
    isInTable: here.isInTable || isTable,
    isInLead: here.isInLead || attributeOf(element, "data-field") === "lead",
    depth: here.depth + 1,
  };
}

function itemOf(element: ForeignElement, here: Here): ForeignItem | null {
  if (element.tag === "li") return listedItem(element, here.list);
  return blockTags.has(element.tag) ? wordItem(element) : null;
}

function listOf({ tag }: ForeignElement, list: Here["list"]): Here["list"] {
  if (tag !== "ul" && tag !== "ol" && tag !== "menu" && tag !== "dir") return list;
  return { isNumbered: tag === "ol", depth: list.depth + 1 };
}

function openingOf(element: ForeignElement, here: Here): Opening {
  const around = here.opening;
  const field = fieldOf(element, here) ?? around.field;
  const rank = hasClass(element, "MsoTitle") ? 1 : Number(/^h([1-6])$/u.exec(element.tag)?.[1] ?? 0);
  const own = paragraphKinds.find((kind) => kind === attributeOf(element, "data-kind"));
  if (own !== undefined) {
    const speaker = attributeOf(element, "data-speaker") || speakerIn(element);
    const isUnder = (own === "bullet" || own === "number") && attributeOf(element, "data-level") === "1";
    return { kind: own, level: isUnder ? 1 : 0, speaker: speaker.slice(0, 200), heading: rank, field };
  }
  if (rank > 0) return { ...around, kind: "crosshead", heading: rank, field };
  if (around.kind === "text" && (element.tag === "blockquote" || isWordQuote(element)))
    return { ...around, kind: "quote", field };
  return field === around.field ? around : { ...around, field };
}

function fieldOf(element: ForeignElement, here: Here): Opening["field"] {
  const said = attributeOf(element, here.isInLead ? "data-part" : "data-field");
  return draftFields.find((field) => field === said) ?? null;
}

function speakerIn(element: ForeignElement): string {
  if (element.tag !== "figure") return "";
  const said = foundIn(element, (inner) => attributeOf(inner, "data-part") === "speaker", 2);
  return said === null ? "" : foreignText(said).trim();
}
