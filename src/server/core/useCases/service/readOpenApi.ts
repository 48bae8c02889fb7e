import { openApi } from "#contract/openapi.ts";
import type { readOpenApi as endpoint } from "#contract/service.ts";
import type { UseCase } from "../../useCase.ts";

/** Describes the API, for programs. */
export const readOpenApi: UseCase<typeof endpoint> = async ({ deps }) => openApi(deps.settings);
