import type { Instant } from "./times.ts";

/** Names that the site or an operating system keeps for itself. */
const reserved = new Set(["admin", "api", "news", "new", "feed", "index", "con", "prn", "aux", "nul", "stories"]);

/**
 * What is wrong with a slug, as a sentence, or null. A slug has 2 to 80 characters of `a–z`, `0–9` and single
 * hyphens between them, so that no look-alike letters can stand in an address (bad input 27, 32).
 */
export function slugFault(slug: string): string | null {
  if (slug.length < 2) return "A slug has at least 2 characters";
  if (slug.length > 80) return "A slug has at most 80 characters";
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return "A slug has only the letters a to z, figures and single hyphens";
  if (reserved.has(slug)) return "This slug is kept for the site itself";
  return null;
}

/** A slug made of a headline's first words: accents folded, at most 60 characters; empty when nothing is left. */
export function slugFrom(headline: string): string {
  const plain = headline
    .normalize("NFKD")
    .replace(/[\u0300-\u036f’'‘]/gu, "")
    .toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, 60) : `${slug}-${word}`;
    if (longer.length > 60) break;
    slug = longer;
  }
  return slugFault(slug) === null ? slug : slug.length >= 2 && reserved.has(slug) ? `${slug}-story` : "";
}

/** The public address: `/news/2026/11/23/slug`, the day in the newsroom's zone at which edition 1 came out. */
export function publicPath(slug: string, firstPublished: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone: zone,
  }).formatToParts(new Date(firstPublished));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `/news/${part("year")}/${part("month")}/${part("day")}/${slug}`;
}
