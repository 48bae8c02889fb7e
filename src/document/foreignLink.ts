import { isLinkable } from "./schema.ts";

/**
 * The address of a foreign link as it may stand in copy, or null. The target is kept as it is (bad input 82), but
 * where a search engine or word processor has wrapped it in an address of its own.
 */
export function foreignLink(href: string): string | null {
  const address = unwrapped(href.trim()).replace(/\s/gu, "%20");
  return isLinkable(address) ? address : null;
}

function unwrapped(address: string): string {
  const [, wrapped] = /^https?:\/\/www\.google\.[a-z.]+\/url\?(?:[^#]*&)?q=([^&#]+)/iu.exec(address) ?? [];
  if (wrapped === undefined) return address;
  try {
    return decodeURIComponent(wrapped);
  } catch {
    return address;
  }
}
