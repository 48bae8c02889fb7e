import { useCallback } from "react";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BodyIn } from "#contract/endpoint.ts";
import { readNewsroom, readSession, type Session, signIn, signOut } from "#contract/session.ts";
import { call, ProblemError } from "./api.ts";
import { keys } from "./keys.ts";

/** The newsroom's name, zone and, in a demonstration, whom one can sign in as. */
export function useNewsroom() {
  return useQuery({
    queryKey: keys.newsroom,
    queryFn: ({ signal }) => call(readNewsroom, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who is signed in; null when nobody is. */
export function useSession() {
  const client = useQueryClient();
  return useQuery({ queryKey: keys.session, queryFn: ({ signal }) => sessionNow(client, signal), staleTime: 60_000 });
}

/**
 * Asks who is signed in. When a session ends under an open page, the page goes on showing whose it was: `call` has
 * said so, and signing in is asked for over it, so that nothing on it is lost (scenario R-06).
 */
async function sessionNow(client: QueryClient, signal: AbortSignal): Promise<Session | null> {
  try {
    return await call(readSession, { signal });
  } catch (problem) {
    if (!(problem instanceof ProblemError) || problem.code !== "session/required") throw problem;
    return client.getQueryData<Session | null>(keys.session) ?? null;
  }
}

/** Who I am, in what is drawn only for somebody who is signed in. */
export function useMe(): Session["person"] {
  const { data } = useSession();
  if (data === undefined || data === null) throw new Error("This is drawn only for somebody who is signed in");
  return data.person;
}

/** Signs in. What was cached for somebody else is let go first, so that nobody sees another's abilities. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyIn<typeof signIn>) => call(signIn, { body }),
    onSuccess: (session) => become(client, session),
  });
}

/**
 * Looks, after a session has ended, who is signed in now: in another tab somebody may have. Says whether anybody is; a
 * page of somebody else becomes theirs, with their own words.
 */
export function useLookAgain(): () => Promise<boolean> {
  const client = useQueryClient();
  return useCallback(async () => {
    const session = await call(readSession, {}).catch(() => null);
    if (session === null) return false;
    await become(client, session);
    return true;
  }, [client]);
}

function become(client: QueryClient, session: Session): Promise<void> {
  const before = client.getQueryData<Session | null>(keys.session);
  if (before?.person.id !== session.person.id) client.removeQueries({ predicate: isPersonal });
  client.setQueryData(keys.session, session);
  return client.invalidateQueries({ predicate: isPersonal });
}

/** Signs out, here and wherever else this session is open. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => {
      client.setQueryData(keys.session, null);
      client.removeQueries({ predicate: isPersonal });
    },
  });
}

function isPersonal(query: { readonly queryKey: readonly unknown[] }): boolean {
  return query.queryKey[0] !== keys.newsroom[0] && query.queryKey[0] !== keys.session[0];
}
