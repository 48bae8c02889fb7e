import { isLoopback } from "./settings.ts";

/**
 * Whether a request was meant for this installation, by its Host: its public address, or this machine's own names.
 * A page that has another site's name made to lead here is another site (bad input 12).
 */
export function isOwnHost(host: string | undefined, siteUrl: string): boolean {
  const asked = host === undefined ? null : URL.parse(`http://${host}`);
  if (asked === null) return false;
  return host === new URL(siteUrl).host || isLoopback(asked.hostname);
}
