import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { acceptInvite } from "#contract/session.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { Proof } from "./Proof.tsx";
import css from "./SignInPage.module.css";

/** Where a one-time link leads: to set a password, and in. Opening it spends nothing; only setting one does. */
export function InvitePage() {
  const { token: inPath } = useParams();
  const { hash } = useLocation();
  const token = inPath ?? hash.slice(1);
  return (
    <div className={css.page}>
      <title>Set your password · Stet</title>
      <Proof />
      <main className={css.main}>
        <h1 className={css.title}>Set your password</h1>
        {token === "" ? <NoToken /> : <PasswordForm token={token} />}
      </main>
    </div>
  );
}

function PasswordForm({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  // One key for all tries with the same password: a lost answer must not leave the link spent and nobody signed in.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const accept = useMutation({
    mutationFn: () => call(acceptInvite, { body: { token, password }, key }),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(keys.session, session);
      return navigate("/", { replace: true });
    },
  });
  const type = (words: string) => {
    setPassword(words);
    setKey(crypto.randomUUID());
  };
  const isSpent = accept.error instanceof ProblemError && accept.error.code === "invite/unknown";
  if (isSpent) return <NoToken />;
  return (
    <>
      <p className={css.says}>This link is for you alone and works once. With the password you are signed in.</p>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!accept.isPending) accept.mutate();
        }}
      >
        <TextField
          label="New password"
          type={isShown ? "text" : "password"}
          autoComplete="new-password"
          isLarge
          value={password}
          onChange={type}
          hint="12 characters or more. A few words in a row are good."
          error={accept.error?.message}
        />
        <div>
          <Button size="small" variant="quiet" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            Show the password
          </Button>
        </div>
        <Button type="submit" variant="primary" size="wide" isBusy={accept.isPending}>
          Set the password and sign in
        </Button>
      </form>
    </>
  );
}

function NoToken() {
  return (
    <ProblemNote
      title="This link does not work"
      actions={
        <ButtonLink to="/sign-in" size="small">
          Go to sign-in
        </ButtonLink>
      }
    >
      It has been used, has run out, or was cut short. Ask the desk admin for a new one.
    </ProblemNote>
  );
}
