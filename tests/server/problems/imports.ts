import { importStory, importWord, readImport, readWord } from "#contract/imports.ts";
import { aWordFile, p, r } from "#tests/builders/wordFile.ts";
import type { Provocations } from "./provoke.ts";

const article = { name: "ferry.txt", text: "Ferry to run till dawn\n\nThe harbour ferry will run all night." };
const nothing = { name: "ferry.txt", text: " \n\n \u200b" };
const another = { name: "ferry.pdf", text: "%PDF-1.7" };

const aDocument = () => aWordFile({ body: p(r("The harbour ferry will run all night.")) });
const tooLarge = new Uint8Array(10_000_001);
const noDocument = new TextEncoder().encode("PK is how it begins");

/** Bringing in files. */
export const importProvocations: Provocations<"readImport" | "importStory" | "readWord" | "importWord"> = {
  readWord: {
    "import/tooLarge": async ({ as }) => (await as("Leyi Chen")).refused(readWord, { query: {}, body: tooLarge }),
    "import/unreadable": async ({ as }) => (await as("Leyi Chen")).refused(readWord, { query: {}, body: noDocument }),
  },
  importWord: {
    "import/tooLarge": async ({ as }) => (await as("Leyi Chen")).refused(importWord, { query: {}, body: tooLarge }),
    "import/unreadable": async ({ as }) => (await as("Leyi Chen")).refused(importWord, { query: {}, body: noDocument }),
    "story/createForbidden": async ({ as }) =>
      (await as("Desk Admin")).refused(importWord, { query: {}, body: await aDocument() }),
    "story/slugTaken": async ({ as, draft }) => {
      await draft({ slug: "night-ferry" });
      return (await as("Leyi Chen")).refused(importWord, { query: { slug: "night-ferry" }, body: await aDocument() });
    },
    "desk/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(importWord, { query: { desk: "no-such-desk" }, body: await aDocument() }),
  },
  readImport: {
    "import/kind": async ({ as }) => (await as("Leyi Chen")).refused(readImport, { body: another }),
    "import/unreadable": async ({ as }) => (await as("Leyi Chen")).refused(readImport, { body: nothing }),
  },
  importStory: {
    "import/kind": async ({ as }) => (await as("Leyi Chen")).refused(importStory, { body: another }),
    "import/unreadable": async ({ as }) => (await as("Leyi Chen")).refused(importStory, { body: nothing }),
    "story/createForbidden": async ({ as }) => (await as("Desk Admin")).refused(importStory, { body: article }),
    "story/slugTaken": async ({ as, draft }) => {
      await draft({ slug: "night-ferry" });
      return (await as("Leyi Chen")).refused(importStory, { body: { ...article, slug: "night-ferry" } });
    },
    "desk/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(importStory, { body: { ...article, desk: "no-such-desk" } }),
  },
};
