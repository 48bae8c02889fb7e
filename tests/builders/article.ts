import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A whole article as it comes in a text file, and what must be found of it once it is printed. */
export interface ArticleFile {
  readonly text: string;
  readonly headline: string;
  readonly leadCredit: string;
  /** The paragraphs of the body, their quotation marks as they are printed. */
  readonly paragraphs: readonly string[];
}

// The real one is a third party's, so it is read from beside the checkout and not kept in it.
const realOne = join(import.meta.dirname, "../../../shared/data/articles/met-patrols.txt");

const ownParagraphs = [
  "The last ferry across the Merrow will leave at five in the morning from next month, ending the long walk home for the port’s night workers.",
  "The harbour board voted by seven to two on Tuesday for what its chair, Ruth Adeyemi, called a “modest change with a long reach”.",
  "Crews had asked for the night crossing since the 26 bus was cut in the spring. They offered to work it on “ordinary pay” for the first six weeks.",
  "“We know who is out there at four in the morning, because we were at school with them,” said Tom Garrick, who has skippered the Merrow Belle for 19 years.",
  "The board’s own figures show that between 140 and 180 people finish a shift on the north bank after midnight. Most of them live on the south.",
  "Ms Adeyemi said that fares would not rise “before the summer at the earliest”, and that the boats would be the two that already run by day.",
  "Not everybody is content. Residents of Quay Row, which looks on to the landing stage, say that they were told of the plan only a week before the vote.",
  "“Nobody asked us,” said Margaret Bell, 71. “It’s the engines that we’ll hear, not the passengers.”",
  "The board has promised rubber fenders, a lower whistle and a count of the noise at three houses, with the results put up at the stage each Friday.",
  "A spokesperson for the county said: “Keeping the two banks joined through the night is good for work and good for safety.",
  "“However, the board must be clear that this is a trial. We would expect it to be looked at again before the winter timetable.”",
  "The first night boat is to leave Harwell’s Point at 1am on the first Monday of the month.",
];

/** The article that imports are tried on: the real one where it lies beside the checkout, else one of our own words. */
export const article: ArticleFile = existsSync(realOne) ? realArticle() : ownArticle();

/** The real one, whose body comes with its quotation marks already set. */
function realArticle(): ArticleFile {
  const text = readFileSync(realOne, "utf8");
  const [headline = "", credit = "", ...rest] = text.split(/\n\n+/u).map((part) => part.trim());
  return { text, headline, leadCredit: credit.replaceAll("'", "’"), paragraphs: rest.slice(0, -2) };
}

/** The one of our own words, of the same shape. Its text has the straight quotation marks that a typewriter gives. */
export function ownArticle(): ArticleFile {
  const headline = "Ferry to run till dawn after crews win vote";
  const leadCredit = "Photo by Harwell’s Point Camera Club on Unsplash";
  const parts = [headline, leadCredit, ...ownParagraphs];
  const typed = parts.map((part) => part.replace(/[“”]/gu, '"').replaceAll("’", "'")).join("\n\n");
  const text = `${typed}\n\n\nWords: Leyi Chen | Subbing: Fiona Patterson\n\nAccessibility | Cookies | Terms of use and privacy\n`;
  return { text, headline, leadCredit, paragraphs: ownParagraphs };
}
