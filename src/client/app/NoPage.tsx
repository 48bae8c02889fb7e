import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import css from "./ErrorPage.module.css";

/** An address that leads nowhere. */
export function NoPage() {
  return (
    <main className={css.page}>
      <title>Nothing here · Stet</title>
      <EmptyState
        level={1}
        title="There is nothing at this address"
        action={
          <ButtonLink to="/" variant="primary">
            Go to the desk
          </ButtonLink>
        }
      >
        The link may be old, or cut short.
      </EmptyState>
    </main>
  );
}
