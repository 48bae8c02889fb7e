import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import type { Session } from "#contract/session.ts";
import { onSignedOut } from "#client/lib/api.ts";
import { BarEnd } from "#client/lib/barEnd.ts";
import { useLookAgain, useSession } from "#client/lib/session.ts";
import { CommandKeys } from "./CommandKeys.tsx";
import { Bell, Notices } from "./Notices.tsx";
import { QueueKeys } from "./QueueKeys.tsx";
import { SignedOutBar } from "./SignedOutBar.tsx";
import { useDeskFrames } from "./useDeskFrames.ts";
import { Waiting } from "./Waiting.tsx";

const SignInOver = lazy(async () => ({
  default: (await import("#client/features/signIn/SignInOver.tsx")).SignInOver,
}));

const bell = <Bell />;

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
      <QueueKeys />
      <BarEnd value={bell}>
        <Outlet />
      </BarEnd>
      <Suspense>
        <Notices key={session.person.id} />
      </Suspense>
      <AskToSignIn key={session.person.id} person={session.person} />
    </>
  );
}

/** Keeps what is on the screen as the newsroom has it. */
function Live({ personId }: { readonly personId: string }) {
  useDeskFrames(personId);
  return null;
}

/**
 * Asks to sign in again over the page when the session has ended; the page stays as it is, with all that was typed. Who
 * puts it off is reminded at the foot of the page, and can go on typing.
 */
function AskToSignIn({ person }: { readonly person: Session["person"] }) {
  const [asked, setAsked] = useState<"no" | "now" | "later">("no");
  const lookAgain = useLookAgain();
  const signedIn = useCallback(() => {
    setAsked("no");
    void import("#client/lib/liveSocket.ts").then(({ theLiveSocket }) => theLiveSocket().retry());
  }, []);
  useEffect(() => onSignedOut(() => setAsked((before) => (before === "no" ? "now" : before))), []);
  useEffect(() => {
    if (asked === "no") return;
    const look = () => void lookAgain().then((isIn) => isIn && signedIn());
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [asked, lookAgain, signedIn]);
  if (asked === "no") return null;
  if (asked === "later") return <SignedOutBar onSignIn={() => setAsked("now")} />;
  return (
    <Suspense>
      <SignInOver person={person} onSignedIn={signedIn} onClose={() => setAsked("later")} />
    </Suspense>
  );
}
