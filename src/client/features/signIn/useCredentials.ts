import { type RefObject, useState } from "react";
import type { PersonId } from "#contract/fields.ts";
import { ProblemError } from "#client/lib/api.ts";
import { useSignIn } from "#client/lib/session.ts";

/** E-mail and password as they are typed, sent, and what came of it. */
export function useCredentials({
  email: first,
  passwordField,
  onSignedIn,
}: {
  readonly email: string;
  /** Where the password is typed: it is typed again when it was refused. */
  readonly passwordField: RefObject<HTMLInputElement | null>;
  readonly onSignedIn: () => void;
}) {
  const signIn = useSignIn();
  const [email, setEmail] = useState(first);
  const [password, setPassword] = useState("");
  const [isBlank, setBlank] = useState(false);
  const send = () => {
    const isIncomplete = email.trim() === "" || password === "";
    setBlank(isIncomplete);
    if (!isIncomplete && !signIn.isPending)
      signIn.mutate({ email, password }, { onSuccess: onSignedIn, onError: refused });
  };
  const refused = () => passwordField.current?.focus();
  const continueAs = (demoPerson: PersonId) => {
    if (!signIn.isPending) signIn.mutate({ demoPerson }, { onSuccess: onSignedIn });
  };
  return {
    email,
    setEmail,
    password,
    setPassword,
    send,
    continueAs,
    isBusy: signIn.isPending,
    emailError: isBlank && email.trim() === "" ? "Type your e-mail" : null,
    passwordError: isBlank && password === "" ? "Type your password" : refusalOf(signIn.error),
    fault: signIn.error !== null && refusalOf(signIn.error) === null ? signIn.error.message : null,
  };
}

/** A refusal that belongs to the password; null for what is no fault of what was typed. */
function refusalOf(problem: Error | null): string | null {
  if (!(problem instanceof ProblemError)) return null;
  if (problem.code === "session/wrong") return problem.message;
  if (problem.code !== "session/throttled") return null;
  const seconds = problem.problem.retryAfter;
  return seconds === undefined ? problem.message : `Too many wrong passwords. Try again in ${waitFor(seconds)}.`;
}

function waitFor(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
