import { ProblemError } from "./api.ts";

/** What the server says is wrong with one field, by its pointer (`/slug`); null when it says nothing of it. */
export function faultOf(problem: Error | null, pointer: string): string | null {
  if (!(problem instanceof ProblemError)) return null;
  return problem.problem.errors?.find((fault) => fault.pointer === pointer)?.detail ?? null;
}
