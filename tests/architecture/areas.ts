/** A part of the tree with a rule of its own on what it may know of the others. */
export interface Area {
  /** The folder (or file), from the root. */
  readonly at: string;
  /** The other areas it may import, by their folders; whatever lies in them is meant. */
  readonly may: readonly string[];
  /** The packages it may import; "node:" stands for Node's own modules. "*" is any. */
  readonly packages: readonly string[];
  /** The rule in words, for whoever broke it. */
  readonly rule: string;
  /** Files of other areas which it may import besides. */
  readonly exceptions?: readonly string[];
}

const react = ["react", "react-dom"];
const copyPackages = ["prosemirror-model", "prosemirror-transform"];
const shared = ["src/domain", "src/checks", "src/document", "src/contract"];

/**
 * What may import what: one row an area, the first whose folder holds the file. A folder that is in
 * no row may not exist.
 */
export const areas: readonly Area[] = [
  { at: "src/domain", may: [], packages: [], rule: "The domain imports nothing but itself: no area, no package." },
  { at: "src/checks", may: ["src/domain"], packages: [], rule: "Checks import the domain alone, and no package." },
  {
    at: "src/document",
    may: ["src/domain"],
    packages: copyPackages,
    rule: "The document imports the domain, prosemirror-model and prosemirror-transform.",
  },
  { at: "src/contract", may: ["src/domain"], packages: ["zod"], rule: "The contract imports the domain and zod." },
  {
    at: "src/server/core/reader",
    may: ["src/domain", "src/document", "src/contract", "src/server/core"],
    packages: ["hono", "zod", ...copyPackages],
    rule: "The reader's side imports the domain, the document, the contract and hono.",
  },
  {
    at: "src/server/core",
    may: shared,
    packages: ["@zip.js/zip.js", "hono", "marked", "parse5", "saxes", "zod", ...copyPackages],
    rule: "The server's core imports the areas below it, hono, zod, the document's packages, and what reads files; the rest comes in by deps.ts.",
  },
  {
    at: "src/server/node",
    may: [...shared, "src/server/core"],
    packages: [
      "node:",
      "@electric-sql/pglite",
      "@hono/node-server",
      "@node-rs/argon2",
      "crossws",
      "hono",
      "pg",
      "sharp",
      "vite",
      "zod",
    ],
    rule: "The server's Node side imports the server's core, the areas below it, and what ties it to the machine.",
  },
  {
    at: "src/editor",
    may: ["src/domain", "src/document"],
    packages: [...react, "@tiptap", "lucide-react"],
    rule: "The editor imports the domain, the document, Tiptap, React and its icons: no requests, no client state.",
  },
  {
    at: "src/client/ui",
    may: ["src/domain"],
    packages: [...react, "react-router", "@base-ui/react", "lucide-react"],
    rule: "client/ui imports the domain's words, React and Base UI: nothing of the rest of the client.",
  },
  {
    at: "src/client/lib",
    may: ["src/domain", "src/contract"],
    packages: [...react, "@tanstack/react-query", "idb-keyval", "react-router", "zod", "zustand"],
    exceptions: ["src/editor/channel.ts", "src/editor/copyStore.ts"],
    rule: "client/lib imports the contract and the domain, and of the editor the shapes of its channel and its store.",
  },
  ...["src/client/features", "src/client/app", "src/client/gallery"].map((at) => ({
    at,
    may: [
      ...shared,
      "src/editor",
      "src/client/ui",
      "src/client/lib",
      "src/client/styles",
      ...(at.endsWith("features") ? [] : ["src/client"]),
    ],
    packages: [...react, "react-router", "@tanstack/react-query", "zod", "zustand", "lucide-react"],
    rule: at.endsWith("features")
      ? "A feature imports its own folder, client/ui, client/lib, the editor and the areas below: no other feature."
      : "The client imports its own parts, the editor and the areas below: never the server or the mock.",
  })),
  {
    at: "mocks",
    may: [...shared, "src/server/core"],
    packages: ["msw", "@electric-sql/pglite", "hono", "idb-keyval", "zod"],
    rule: "The mock imports the server's core and the areas below it.",
  },
  { at: "src/main.tsx", may: ["src/client", "mocks"], packages: [], rule: "main.tsx imports the client and the mock." },
  {
    at: "vite.config.ts",
    may: ["tests"],
    packages: ["*"],
    rule: "The build's settings import packages and the tests' browser.",
  },
  { at: "tests", may: ["src", "mocks"], packages: ["*"], rule: "Tests may import everything." },
];

/** Of the server's repos, those that hold nothing unpublished. */
export const publicRepos: readonly string[] = ["editions", "addresses"];
