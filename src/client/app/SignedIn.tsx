import { lazy, Suspense, useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import type { Session } from "#contract/session.ts";
import { onSignedOut } from "#client/lib/api.ts";
import { useSession } from "#client/lib/session.ts";
import { CommandKeys } from "./CommandKeys.tsx";
import { useDeskFrames } from "./useDeskFrames.ts";
import { Waiting } from "./Waiting.tsx";

const SignInOver = lazy(async () => ({
  default: (await import("#client/features/signIn/SignInOver.tsx")).SignInOver,
}));

/** What stands round every page that is for those who are signed in. Others are shown the way in, and back to here. */
export function SignedIn() {
  const { data: session, error, isPending } = useSession();
  const { pathname, search } = useLocation();
  if (error !== null && session === undefined) throw error;
  if (isPending) return <Waiting />;
  if (session === null || session === undefined) {
    const back = `${pathname}${search}`;
    return <Navigate to={back === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(back)}`} replace />;
  }
  return (
    <>
      <Live personId={session.person.id} />
      <CommandKeys />
      <Outlet />
      <AskToSignIn person={session.person} />
    </>
  );
}

/** Keeps what is on the screen as the newsroom has it. */
function Live({ personId }: { readonly personId: string }) {
  useDeskFrames(personId);
  return null;
}

/** Asks to sign in again over the page when the session has ended; the page stays as it is, with all that was typed. */
function AskToSignIn({ person }: { readonly person: Session["person"] }) {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => onSignedOut(() => setAsked(true)), []);
  const signedIn = () => {
    setAsked(false);
    void import("#client/lib/liveSocket.ts").then(({ theLiveSocket }) => theLiveSocket().retry());
  };
  if (!isAsked) return null;
  return (
    <Suspense>
      <SignInOver person={person} onSignedIn={signedIn} onClose={() => setAsked(false)} />
    </Suspense>
  );
}
