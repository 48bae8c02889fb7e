import { commonHeaders, deniedFeatures } from "../http/headers.ts";

/** Headers of every page that readers see: no script, nothing from elsewhere, and kept only to be asked about again. */
export const readerHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "cache-control": "public, no-cache",
  vary: "Accept-Encoding",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": [...deniedFeatures, "clipboard-read=()", "clipboard-write=()"].join(", "),
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Headers of what readers get that is not a page: nothing in it can act, wherever it is opened. */
export const readerFileHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "cache-control": "public, no-cache",
  vary: "Accept-Encoding",
  "content-security-policy": "default-src 'none'; sandbox",
};
