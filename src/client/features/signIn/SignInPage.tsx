import { ArrowRight } from "lucide-react";
import { useRef } from "react";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import type { Newsroom } from "#contract/session.ts";
import { rolesInWords } from "#client/lib/rolesInWords.ts";
import { useNewsroom, useSession } from "#client/lib/session.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { Button } from "#client/ui/Button.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { Proof } from "./Proof.tsx";
import css from "./SignInPage.module.css";
import { useCredentials } from "./useCredentials.ts";

/** The way in: by one press in a demonstration newsroom, else with e-mail and password. */
export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const session = useSession();
  const newsroom = useNewsroom();
  const to = ownAddress(search.get("to"));
  const passwordField = useRef<HTMLInputElement>(null);
  const form = useCredentials({
    email: "",
    passwordField,
    onSignedIn: () => void navigate(to, { replace: true }),
  });
  // Whoever comes here signed in may want to be somebody else: only an address to go back to sends them on.
  if (session.data !== null && session.data !== undefined && search.has("to")) return <Navigate to={to} replace />;
  return (
    <div className={css.page}>
      <title>Sign in · Stet</title>
      <Proof />
      <main className={css.main}>
        <h1 className={css.title}>Come to the desk</h1>
        {newsroom.isPending && <Skeleton label="Looking who is on the desk" count={3} />}
        {newsroom.error !== null && (
          <ProblemNote
            title="The newsroom cannot be reached"
            actions={
              <Button size="small" onClick={() => void newsroom.refetch()}>
                Try again
              </Button>
            }
          >
            {newsroom.error.message}
          </ProblemNote>
        )}
        {newsroom.data !== undefined && (
          <Welcome newsroom={newsroom.data} isBusy={form.isBusy} onContinue={form.continueAs} />
        )}
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.send();
          }}
        >
          <TextField
            label="E-mail"
            type="email"
            autoComplete="username"
            isLarge
            value={form.email}
            onChange={form.setEmail}
            error={form.emailError}
          />
          <TextField
            ref={passwordField}
            label="Password"
            type="password"
            autoComplete="current-password"
            isLarge
            value={form.password}
            onChange={form.setPassword}
            error={form.passwordError}
          />
          <Button type="submit" variant="primary" size="wide" isBusy={form.isBusy}>
            Sign in
          </Button>
        </form>
        {form.fault !== null && (
          <ProblemNote title="You could not be signed in" isUrgent>
            {form.fault}
          </ProblemNote>
        )}
        <p className={css.tail}>
          {import.meta.env.MODE === "mock"
            ? "Everything here stays in this browser."
            : "Forgotten your password? The desk admin can give you a new link."}
        </p>
      </main>
    </div>
  );
}

function Welcome({
  newsroom,
  isBusy,
  onContinue,
}: {
  readonly newsroom: Newsroom;
  readonly isBusy: boolean;
  readonly onContinue: (person: Newsroom["people"][number]["id"]) => void;
}) {
  if (!newsroom.isDemo || newsroom.people.length === 0) return <p className={css.says}>Sign in to {newsroom.name}.</p>;
  return (
    <>
      <p className={css.says}>This is a demonstration newsroom. Sign in as anyone on it.</p>
      <ul className={css.people} aria-label="Demonstration people">
        {newsroom.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={css.person}
              aria-label={`Continue as ${person.name}`}
              aria-describedby={`roles-${person.id}`}
              aria-disabled={isBusy || undefined}
              onClick={() => onContinue(person.id)}
            >
              <Avatar id={person.id} name={person.name} size="large" isBesideName />
              <span>
                <b className={css.name}>{person.name}</b>
                <small className={css.roles} id={`roles-${person.id}`}>
                  {rolesInWords(person.roles)}
                </small>
              </span>
              <ArrowRight size={14} strokeWidth={1.75} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <p className={css.or}>
        <span>or with your own account</span>
      </p>
    </>
  );
}

/** An address of this desk; anything else leads to the desk itself. */
function ownAddress(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : "/";
}
