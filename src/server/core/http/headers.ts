/** Headers of every answer, whoever reads it. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** What no page of ours uses is denied to every page, and to what might get into one. */
export const deniedFeatures = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
].map((feature) => `${feature}=()`);

/** Headers of the API: nothing is kept, found by a search engine, or shown as a page with anything in it that acts. */
export const apiHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
  "referrer-policy": "same-origin",
  // The hash is that of the plain pages' style.
  "content-security-policy":
    "default-src 'none'; style-src 'sha256-vkZkIaDxtEPWYIjccQRRYmw9HYHbeIjijNWCsEuU2is='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
};

/** Headers of the desk's own pages. Scripts come from here alone, and text becomes markup by our two policies only. */
export const deskHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  "x-robots-tag": "noindex",
  "referrer-policy": "same-origin",
  "permissions-policy": [...deniedFeatures, "clipboard-read=(self)", "clipboard-write=(self)"].join(", "),
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types ProseMirrorClipboard stet",
  ].join("; "),
};
