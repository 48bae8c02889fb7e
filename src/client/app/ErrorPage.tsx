import { ProblemError, Unreachable } from "#client/lib/api.ts";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import css from "./ErrorPage.module.css";

/** What stands in place of a page that could not be drawn: what happened, then what to do. */
export function ErrorPage({ problem }: { readonly problem: unknown }) {
  return (
    <main className={css.page}>
      <title>Something failed · Stet</title>
      <ProblemNote
        isUrgent
        title={titleOf(problem)}
        details={detailsOf(problem)}
        actions={
          <>
            <Button variant="primary" size="small" onClick={() => location.reload()}>
              Load the page again
            </Button>
            <ButtonLink to="/" variant="quiet" size="small">
              Go to the desk
            </ButtonLink>
          </>
        }
      >
        {whyOf(problem)}
      </ProblemNote>
    </main>
  );
}

function titleOf(problem: unknown): string {
  if (problem instanceof ProblemError) return problem.problem.title;
  if (problem instanceof Unreachable || isMissingPart(problem)) return "The newsroom cannot be reached";
  return "This page could not be drawn";
}

function whyOf(problem: unknown): string {
  if (problem instanceof ProblemError || problem instanceof Unreachable) return problem.message;
  if (isMissingPart(problem)) return "A part of the page did not arrive. Load the page again.";
  return "Something is wrong in Stet itself. What was saved is safe; load the page again.";
}

function detailsOf(problem: unknown): string | undefined {
  if (problem instanceof ProblemError) return `${problem.code} · ${problem.problem.instance}`;
  return problem instanceof Error ? problem.message : undefined;
}

/** A script that the browser could not load: no network, or a newer version of the desk has taken its place. */
function isMissingPart(problem: unknown): boolean {
  return problem instanceof TypeError && /import|module|fetch/iu.test(problem.message);
}
