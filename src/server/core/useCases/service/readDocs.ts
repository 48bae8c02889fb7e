import type { readDocs as endpoint } from "#contract/service.ts";
import { docsPage } from "../../pages/docsPage.ts";
import type { UseCase } from "../../useCase.ts";

/** Describes the API, for people. */
export const readDocs: UseCase<typeof endpoint> = async ({ deps }) => ({
  type: "text/html",
  body: await docsPage(deps.settings.newsroom.name),
});
