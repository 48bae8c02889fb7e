import { importStory, readImport } from "#contract/imports.ts";
import type { Provocations } from "./provoke.ts";

const article = { name: "ferry.txt", text: "Ferry to run till dawn\n\nThe harbour ferry will run all night." };
const nothing = { name: "ferry.txt", text: " \n\n \u200b" };
const another = { name: "ferry.pdf", text: "%PDF-1.7" };

/** Bringing in files. */
export const importProvocations: Provocations<"readImport" | "importStory"> = {
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
