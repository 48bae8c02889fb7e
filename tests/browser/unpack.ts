import { join } from "node:path";
import { inflate } from "@sparticuz/chromium";

/** Unpacks the browser, its fonts and its libraries into TMPDIR. Run by `chromium.ts`. */
const packed = join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/bin");
await Promise.all(["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) => inflate(join(packed, name))));
