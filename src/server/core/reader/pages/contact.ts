import type { PageSettings, Prose } from "../pages.ts";

/** A sentence that ends with how to reach the newsroom, as a link where its contact is an address of some kind. */
export function withContact(before: string, { newsroom }: PageSettings, after = "."): Prose {
  const { contact, name } = newsroom;
  if (contact === "") return `${before}the editor of ${name}${after}`;
  if (/^https?:\/\/\S+$/u.test(contact)) return [before, { href: contact, words: contact }, after];
  if (/^[^\s@]+@[^\s@]+$/u.test(contact)) return [before, { href: `mailto:${contact}`, words: contact }, after];
  return `${before}${contact}${after}`;
}
