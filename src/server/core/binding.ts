import type { Context } from "./useCase.ts";

/**
 * What whoever carries the requests knows of one beside the request itself. `session` is given where there can be no
 * cookies (a browser's own mock): then it stands in their place, and no request can be another site's.
 */
export interface Binding {
  readonly session?: Context["session"];
  /** The address that the request came from. */
  readonly remote?: string;
}
