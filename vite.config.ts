import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { launchOptions } from "./tests/browser/chromium.ts";

// Browsers that know light-dark(), so that the minifier leaves the tokens as they are written.
const cssTarget = ["chrome123", "firefox120", "safari17.5"];

// What every page needs, in two files: split up as it is met it weighs 11 kB more, compressed.
const libraries = {
  name: "libraries",
  test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zod|zustand)\//,
  priority: 2,
};
const shared = {
  name: "shared",
  test: /\/src\/(client|contract|domain)\/|lucide-react/,
  minShareCount: 3,
  priority: 1,
};

export default defineConfig(({ mode }) => {
  const isMock = mode === "mock";
  return {
    plugins: [react(), layersFirst(), publicFiles({ isMock })],
    // PGlite finds its wasm and data beside itself: bundled by the optimiser it would look in the wrong folder.
    optimizeDeps: { exclude: ["@electric-sql/pglite"] },
    worker: { format: "es" },
    build: {
      target: "es2023",
      cssTarget,
      outDir: isMock ? "dist-mock" : "dist",
      copyPublicDir: false,
      sourcemap: false,
      manifest: true,
      // The content security policy allows neither inline scripts nor data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: [libraries, shared] } } },
    },
    test: {
      projects: mode === "slow" ? [...projects, slow] : projects,
      reporters: ["default", "./tests/reporters/counts.ts"],
      // A failure says all that was there, not "[ Array(5) ]".
      chaiConfig: { truncateThreshold: 0 },
      // All cores: by itself vitest leaves one out, which on two cores is half of them.
      maxWorkers: "100%",
      // How long to look for what a person would see: it comes when it comes, and two cores may be busy.
      expect: { poll: { timeout: 15_000 } },
    },
  };
});

/**
 * Has every style sheet say the order of the layers first. Which of them a page loads first is the bundler's choice,
 * and the first that names a layer would else decide where it stands.
 */
function layersFirst(): Plugin {
  const order = "@layer tokens, base, ui, feature, copy;\n";
  return {
    name: "stet:layers-first",
    enforce: "pre",
    transform: (code, id) => (/\/(src|mocks)\/.*\.css$/.test(id) ? { code: order + code, map: null } : null),
  };
}

/** Puts `public` into a build. The mock's files stay out of all builds but the mock's own. */
function publicFiles({ isMock }: { isMock: boolean }): Plugin {
  const folder = join(import.meta.dirname, "public");
  return {
    name: "stet:public-files",
    apply: "build",
    async generateBundle() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const fileName = join(entry.parentPath, entry.name).slice(folder.length + 1);
        if (!entry.isFile() || (!isMock && fileName.startsWith("mock"))) continue;
        this.emitFile({ type: "asset", fileName, source: await readFile(join(folder, fileName)) });
      }
    },
  };
}

// What several processes on one PostgreSQL do is tested where there is one.
const hasPostgres = process.env["STET_TEST_DATABASE_URL"] !== undefined;

// Files that are read, the shape of each answer, and programs with an embedded database of their own: nothing of these
// is another on PostgreSQL.
const ofNoDatabase = ["contract", "imports", "node"].map((folder) => `tests/server/${folder}/**`);

const projects: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "unit",
      environment: "node",
      include: ["tests/{domain,document,contract,checks}/**/*.test.ts"],
      isolate: false,
      // A machine that does much else is slow, not broken.
      testTimeout: 20_000,
    },
  },
  {
    extends: true,
    test: {
      name: "api",
      environment: "node",
      include: ["tests/server/**/*.test.ts"],
      exclude: hasPostgres ? ofNoDatabase : ["tests/server/onPostgres/**"],
      isolate: false,
      globalSetup: "tests/setup/databaseTemplate.ts",
      testTimeout: 20_000,
      hookTimeout: 20_000,
    },
  },
  {
    extends: true,
    test: {
      name: "component",
      // Loading the client and opening a database took as long as the tests. What a page would keep for the next, such
      // as a chosen theme, is put back after each test (`tests/client/app/wholeDesk.tsx`).
      isolate: false,
      environment: "./tests/setup/screenAndServer.ts",
      include: ["tests/{client,mocks}/**/*.test.{ts,tsx}"],
      exclude: ["**/*.browser.test.tsx"],
      setupFiles: "tests/setup/screen.ts",
      globalSetup: "tests/setup/databaseTemplate.ts",
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  },
  {
    extends: true,
    // Named, or the optimiser finds them in the middle of a first run and loads the tests anew.
    optimizeDeps: {
      include: [
        "@testing-library/react",
        "@tiptap/core",
        "@tiptap/pm/commands",
        "@tiptap/pm/keymap",
        "@tiptap/pm/model",
        "@tiptap/pm/state",
        "@tiptap/pm/transform",
        "@tiptap/pm/view",
        "@tiptap/react",
        "lucide-react",
        "prosemirror-model",
        "prosemirror-transform",
        "react",
        "react-dom",
        "react/jsx-dev-runtime",
      ],
    },
    test: {
      name: "browser",
      include: ["tests/editor/**/*.test.{ts,tsx}", "tests/**/*.browser.test.tsx"],
      globalSetup: "tests/setup/chromium.ts",
      sequence: { groupOrder: 1 },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions }),
        instances: [{ browser: "chromium" }],
        viewport: { width: 1280, height: 800 },
      },
    },
  },
  {
    extends: true,
    test: {
      name: "journeys",
      environment: "node",
      include: ["tests/{journeys,build}/**/*.test.ts"],
      globalSetup: ["tests/setup/chromium.ts", "tests/setup/newsroom.ts"],
      // As long as a page may take on a busy machine, and longer than it ever pauses before it connects anew
      // (`liveConnection.ts`); what is there is seen at once.
      expect: { poll: { timeout: 45_000 } },
      testTimeout: 300_000,
      hookTimeout: 120_000,
      sequence: { groupOrder: 2 },
    },
  },
  {
    extends: true,
    test: {
      name: "architecture",
      environment: "node",
      include: ["tests/architecture/**/*.test.ts"],
      testTimeout: 20_000,
    },
  },
];

// What takes minutes, such as killing the server over and over: `npm run test:slow`.
const slow: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: "slow",
    environment: "node",
    include: ["tests/slow/**/*.test.ts"],
    globalSetup: ["tests/setup/chromium.ts", "tests/setup/builds.ts"],
    // All at once: beside what computes, what mostly waits for servers to start.
    maxWorkers: 5,
    // As of the journeys, for what it has of them.
    expect: { poll: { timeout: 45_000 } },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
};
