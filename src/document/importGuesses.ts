import { type CreditRole, creditRoleNames, parseCreditLine } from "#domain/credits.ts";
import { listed } from "#domain/people.ts";
import { type Draft, type DraftParagraph, draftText, isSuggestedIn } from "./drafts.ts";

/** What may be guessed of a file that is brought in. */
export type ImportGuessKind = "headline" | "leadCredit" | "credits" | "footer";

/** A guess: the line that it is about, and what became of it, as a sentence. */
export interface ImportGuess {
  readonly kind: ImportGuessKind;
  readonly text: string;
  readonly says: string;
}

/** Credits as a line of the file has them: names, not yet people. */
export type ImportedCredits = readonly { readonly role: CreditRole; readonly names: readonly string[] }[];

/** The fields found in a file, and the blocks that are left for the body. */
export interface Sorted {
  readonly headline: DraftParagraph | null;
  readonly standfirst: DraftParagraph | null;
  readonly caption: DraftParagraph | null;
  readonly leadCredit: DraftParagraph | null;
  readonly credits: ImportedCredits;
  readonly body: readonly Draft[];
  readonly guesses: readonly ImportGuess[];
}

/**
 * Sorts the blocks of a file into fields and body: the first heading of the first rank, or else the first line, is the
 * headline; a line “Photo by …” near the top the lead picture's credit; a line “Words: … | Subbing: …” at either end
 * the credits; a last line of links is left out. Guesses of a kind in `keep` are not made, and their lines stay
 * paragraphs. A document of our own making says which its standfirst and its caption are. A line with tracked changes in
 * it is never taken for credits or links, since the changes would be lost.
 */
export function sortDrafts(drafts: readonly Draft[], keep: readonly ImportGuessKind[]): Sorted {
  const guesses: ImportGuess[] = [];
  const left = [...drafts];
  const take = (kind: ImportGuessKind, paragraph: DraftParagraph | null, says: string) => {
    if (paragraph === null || keep.includes(kind)) return null;
    left.splice(left.indexOf(paragraph), 1);
    guesses.push({ kind, text: draftText(paragraph), says });
    return paragraph;
  };
  const headline = take("headline", headlineIn(left), "This is the headline");
  const leadCredit = take("leadCredit", leadCreditIn(left), "This is the lead picture’s credit");
  const creditsLine = creditsIn(left);
  const credits = creditsLine === null ? null : parseCreditLine(draftText(creditsLine));
  const isCredited = take("credits", creditsLine, `These are the credits: ${saidOf(credits ?? [])}`) !== null;
  while (take("footer", footerIn(left), "This line of links is left out") !== null);
  const standfirst = withoutGuess(left, "standfirst");
  const caption = withoutGuess(left, "caption");
  return {
    headline,
    standfirst,
    caption,
    leadCredit,
    credits: isCredited ? (credits ?? []) : [],
    body: left,
    guesses,
  };
}

function withoutGuess(left: Draft[], field: "standfirst" | "caption"): DraftParagraph | null {
  const found = fieldIn(left, field);
  if (found !== null) left.splice(left.indexOf(found), 1);
  return found;
}

function headlineIn(drafts: readonly Draft[]): DraftParagraph | null {
  const said = fieldIn(drafts, "headline");
  const paragraphs = drafts.filter(isParagraph).filter((each) => draftText(each) !== "");
  const found = said ?? paragraphs.find((each) => each.heading === 1) ?? paragraphs[0] ?? null;
  return found !== null && draftText(found).length <= 300 ? found : null;
}

const pictureCredit = /^(?:photo(?:graph)?s?|pictures?|images?)(?:\s+by\s|\s*:\s*)\S.{0,200}$/iu;

function leadCreditIn(drafts: readonly Draft[]): DraftParagraph | null {
  const nearTop = drafts.slice(0, 5).filter(isParagraph);
  return fieldIn(drafts, "credit") ?? nearTop.find((each) => isPictureCredit(draftText(each))) ?? null;
}

// “Pictures: Ann Bee | Words: …” is a line of credits; “Photo by Ann Bee on Unsplash” is one picture's.
function isPictureCredit(text: string): boolean {
  return pictureCredit.test(text) && !text.includes("|");
}

function creditsIn(drafts: readonly Draft[]): DraftParagraph | null {
  const said = fieldIn(drafts, "credits");
  if (said !== null && parseCreditLine(draftText(said)) !== null) return said;
  const ends = [...drafts.slice(-5).reverse(), ...drafts.slice(0, 4)]
    .filter(isParagraph)
    .filter((each) => !isSuggestedIn(each));
  return ends.find((each) => draftText(each).length <= 500 && parseCreditLine(draftText(each)) !== null) ?? null;
}

const footerWords = /accessib|cookie|privacy|terms|contact|copyright|sitemap|complain|slavery|subscribe/iu;

function footerIn(drafts: readonly Draft[]): DraftParagraph | null {
  const last = drafts.at(-1);
  if (last?.type !== "paragraph" || isSuggestedIn(last)) return null;
  const text = draftText(last);
  const parts = text.split(/\s*[|·•]\s*/u).filter((part) => part !== "");
  const isShort = parts.every((part) => part.length <= 40 && !/[.!?:;“”]/u.test(part));
  const isAllLinks = last.runs.every((run) => run.href !== null || !/\p{L}/u.test(run.text));
  const isRow = parts.length > 1 || isAllLinks;
  return isRow && isShort && footerWords.test(text) ? last : null;
}

function saidOf(credits: ImportedCredits): string {
  return listed(credits.map(({ role, names }) => `${creditRoleNames[role].toLowerCase()} by ${listed(names)}`));
}

function fieldIn(drafts: readonly Draft[], field: DraftParagraph["field"]): DraftParagraph | null {
  return drafts.filter(isParagraph).find((each) => each.field === field) ?? null;
}

function isParagraph(draft: Draft): draft is DraftParagraph {
  return draft.type === "paragraph";
}
