import { refuse } from "../refusal.ts";

/**
 * Refuses a request that changes something and comes from another site's page (scenario A-07). A browser says where
 * it comes from: `Sec-Fetch-Site`, or at least `Origin`. One that says neither is refused too.
 */
export function refuseForeign(request: Request, siteUrl: string): void {
  const site = request.headers.get("sec-fetch-site");
  const isOurs = site === null ? isOwnOrigin(request, siteUrl) : site === "same-origin" || site === "none";
  if (!isOurs) throw refuse("request/foreign");
}

/**
 * Whether `Origin` is this site's: its public address, or the address that was asked, which the server has found to
 * be one of its own names before the request came here.
 */
export function isOwnOrigin(request: Request, siteUrl: string): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && (origin === new URL(siteUrl).origin || origin === new URL(request.url).origin);
}
