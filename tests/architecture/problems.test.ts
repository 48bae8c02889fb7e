import { describe, expect, test } from "vitest";
import { commonProblems, type Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { type ProblemCode, problems } from "#domain/problems.ts";
import { filesLike, textOf } from "./sources.ts";

/** Answered where there is no endpoint to declare them: by the file that does it. */
const elsewhere: Readonly<Partial<Record<ProblemCode, string>>> = {
  "request/unknown": "src/server/core/app.ts",
  "request/method": "src/server/core/app.ts",
};

const codes = Object.keys(problems) as ProblemCode[];
const all: readonly Endpoint[] = Object.values(endpoints);
const declared = new Set(all.flatMap((endpoint) => [...endpoint.problems, ...commonProblems(endpoint)]));
const server = filesLike("src/server/core/**/*.ts").map((path) => ({ path, text: textOf(path) }));

describe("every problem", () => {
  test.each(codes)("%s is declared by an endpoint, or answered where there is none", (code) => {
    expect(declared.has(code)).toBe(elsewhere[code] === undefined);
  });

  test.each(codes)("%s is answered somewhere", (code) => {
    const answering = server.filter(({ text }) => text.includes(`"${code}"`)).map(({ path }) => path);
    expect(answering).not.toEqual([]);
    if (elsewhere[code] !== undefined) expect(answering).toContain(elsewhere[code]);
  });

  test.each(Object.entries(problems))("%s has a code, a status, a title and a sentence", (code, problem) => {
    expect(code).toMatch(/^[a-z]+\/[a-z][A-Za-z]+$/);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.title).toMatch(/^[A-Z][^.!]+$/);
    expect(problem.sentence).toMatch(/^[A-Z].+\.$/);
    expect(problem.sentence).not.toMatch(/please|oops|!/i);
  });
});
