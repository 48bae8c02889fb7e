import { kept } from "#domain/storage.ts";

/** The session's cookie at this address: with the prefix that binds it to the host wherever there is encryption. */
function sessionCookie(siteUrl: string): { readonly name: string; readonly isSecure: boolean } {
  const isSecure = siteUrl.startsWith("https:");
  return { name: isSecure ? kept.session.name : kept.localSession.name, isSecure };
}

/** The session's token as it came; null when there is none, or two, of which one cannot be ours (bad input 21). */
export function tokenIn(headers: Headers, siteUrl: string): string | null {
  const { name } = sessionCookie(siteUrl);
  const found = (headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [token] = found;
  return found.length === 1 && token !== undefined && /^[\w-]{20,100}$/.test(token) ? token : null;
}

export function cookieSetting(siteUrl: string, token: string, expiresAt: Date): string {
  const { name, isSecure } = sessionCookie(siteUrl);
  return `${name}=${token}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

export function cookieEnding(siteUrl: string): string {
  return cookieSetting(siteUrl, "", new Date(0));
}
