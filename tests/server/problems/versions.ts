import { nameVersion, restoreVersion } from "#contract/history.ts";
import { compareVersions, readContributions } from "#contract/readback.ts";
import { StoryId } from "#contract/fields.ts";
import { noId, type Provocations } from "./provoke.ts";

const params = { storyId: StoryId.parse(noId) };
const name = "Before the lawyer";

/** States of the copy beside each other, kept by name, and brought back. */
export const versionProvocations: Provocations<
  "compareVersions" | "readContributions" | "nameVersion" | "restoreVersion"
> = {
  compareVersions: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(compareVersions, { params, query: {} }),
    "version/unknown": async ({ as, filed }) =>
      (await as("Leyi Chen")).refused(compareVersions, {
        params: { storyId: (await filed()).id },
        query: { from: "1", to: "9" },
      }),
  },
  readContributions: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readContributions, { params }),
  },
  nameVersion: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(nameVersion, { params, body: { name } }),
    "copy/mode": async ({ as, filed }) =>
      (await as("Desk Admin")).refused(nameVersion, { params: { storyId: (await filed()).id }, body: { name } }),
  },
  restoreVersion: {
    "story/unknown": async ({ as }) =>
      (await as("Duty Editor")).refused(restoreVersion, { params: { ...params, number: "1" }, body: {} }),
    "version/unknown": async ({ as, filed }) =>
      (await as("Duty Editor")).refused(restoreVersion, {
        params: { storyId: (await filed()).id, number: "9" },
        body: {},
      }),
    "copy/mode": async ({ as, filed }) =>
      (await as("Leyi Chen")).refused(restoreVersion, {
        params: { storyId: (await filed()).id, number: "1" },
        body: {},
      }),
    "copy/locked": async ({ as, published }) =>
      (await as("Duty Editor")).refused(restoreVersion, {
        params: { storyId: (await published()).id, number: "1" },
        body: {},
      }),
  },
};
