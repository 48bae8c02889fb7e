import { readFile } from "node:fs/promises";
import type { ReaderFiles } from "#server/core/deps.ts";
import { fontsIn, readerCss } from "#server/core/reader/readerCss.ts";

interface ReaderFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const root = new URL("../../../", import.meta.url);

const pages = ["reader", "front", "standing"];

/** What the readers' pages are dressed in, from the sources and packages. */
export const readerFiles = {
  /** Every file that stands under `/reader/`: the style sheet, and the fonts that it names. */
  async all(): Promise<readonly ReaderFile[]> {
    const text = (file: string) => readFile(new URL(file, root), "utf8");
    const fonts = await text("src/client/styles/fonts.css");
    const css = readerCss({
      fonts,
      tokens: await text("src/client/styles/tokens.css"),
      pages: await Promise.all(pages.map((name) => text(`src/server/core/reader/${name}.css`))),
      copy: await text("src/editor/copy.css"),
    });
    const packaged = fontsIn(fonts).map(async ({ name, file }) => ({
      name,
      type: "font/woff2",
      bytes: new Uint8Array(await readFile(new URL(`node_modules/${file}`, root))),
    }));
    return [
      { name: "reader.css", type: "text/css", bytes: new TextEncoder().encode(css) },
      ...(await Promise.all(packaged)),
    ];
  },
};

/** The same, read once and kept, as the application asks for them. */
export async function readReaderFiles(): Promise<ReaderFiles> {
  const files = new Map((await readerFiles.all()).map((file) => [file.name, file]));
  return { get: async (name) => files.get(name) ?? null };
}
