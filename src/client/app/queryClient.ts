import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "#client/lib/api.ts";

/** What holds the server's facts in the browser. Refusals are not asked again: they would be refused again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (times, problem) => times < 2 && isPassing(problem),
      },
      mutations: { retry: false },
    },
  });
}

/** Whether trying again may help: a fault of the server's. `call` has already tried again where the network failed. */
function isPassing(problem: Error): boolean {
  return problem instanceof ProblemError && problem.problem.status >= 500;
}
