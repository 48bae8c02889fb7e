import { Button } from "#client/ui/Button.tsx";
import css from "./SignedOutBar.module.css";

/** Stands at the foot of a page whose person has put off signing in again. */
export function SignedOutBar({ onSignIn }: { readonly onSignIn: () => void }) {
  return (
    <div className={css.bar} role="status">
      <p>You are signed out. Nothing that you type is saved until you sign in.</p>
      <Button size="small" variant="primary" onClick={onSignIn}>
        Sign in
      </Button>
    </div>
  );
}
