import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, LaunchOptions } from "playwright-core";

/** The npm package that carries the browser, packed. */
const chromiumPackage = join(import.meta.dirname, "../../node_modules/@sparticuz/chromium");

const cache = join(import.meta.dirname, "../../node_modules/.cache/chromium");
const folder = join(cache, packageVersion());

// The package's own settings look in /tmp. Only its fonts are named: text is as wide on every machine.
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;

/** Another Chromium to use, where the packaged one (Linux on x64) does not run. */
const ownChromium = process.env["STET_CHROMIUM"];

/**
 * How Playwright starts the browser of the tests: the unpacked one, with the libraries and fonts
 * that came with it. A bare Debian has no libnss3, libnspr4 or libexpat, so the package's own are
 * named in the browser's environment, and only there: no other program is to load them.
 * `unpackChromium` must have run before.
 */
export const launchOptions: LaunchOptions = {
  executablePath: ownChromium ?? join(folder, "chromium"),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  env: {
    ...process.env,
    ...(ownChromium === undefined && {
      FONTCONFIG_PATH: join(folder, "fonts"),
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
    }),
  },
};

/** Starts the tests' browser. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  await unpackChromium();
  return chromium.launch(launchOptions);
}

/**
 * Unpacks the browser once per version, some 210 MB into `node_modules/.cache`. It is unpacked
 * beside its place and then renamed, so that a run that is broken off, or a second run at the same
 * time, never finds half a browser.
 */
export async function unpackChromium(): Promise<void> {
  if (ownChromium !== undefined || existsSync(folder)) return;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, "unpacking-"));
  try {
    // The package unpacks into the folder for temporary files, whatever that is: hence a process of its own.
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, "unpack.ts")], {
      env: { ...process.env, TMPDIR: unfinished },
    });
    await writeFile(join(unfinished, "fonts/fonts.conf"), fontsConfig);
    await rename(unfinished, folder).catch((problem: unknown) => {
      if (!existsSync(folder)) throw problem;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(chromiumPackage, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error(`${chromiumPackage} names no version`);
}
