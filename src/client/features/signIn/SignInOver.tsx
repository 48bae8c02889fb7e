import { useRef } from "react";
import type { Session } from "#contract/session.ts";
import { useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import css from "./SignInOver.module.css";
import { useCredentials } from "./useCredentials.ts";

/** Signing in again over the page that is open, with all that was typed on it. */
export function SignInOver({
  person,
  onSignedIn,
  onClose,
}: {
  readonly person: Session["person"];
  readonly onSignedIn: () => void;
  readonly onClose: () => void;
}) {
  const newsroom = useNewsroom();
  const passwordField = useRef<HTMLInputElement>(null);
  const form = useCredentials({ email: person.email, passwordField, onSignedIn });
  const inDemo = newsroom.data?.people.find((each) => each.id === person.id);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Sign in again"
      description="Your session has ended. What you typed is kept on this page and is saved once you are in."
      onSubmit={form.send}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button variant="primary" type="submit" isBusy={form.isBusy}>
            Sign in
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {inDemo !== undefined && (
          <Button onClick={() => form.continueAs(inDemo.id)} isBusy={form.isBusy}>
            Continue as {inDemo.name}
          </Button>
        )}
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={form.email}
          onChange={form.setEmail}
          error={form.emailError}
        />
        <TextField
          ref={passwordField}
          label="Password"
          type="password"
          autoComplete="current-password"
          value={form.password}
          onChange={form.setPassword}
          error={form.passwordError}
        />
        {form.fault !== null && <p role="alert">{form.fault}</p>}
      </div>
    </Dialog>
  );
}
