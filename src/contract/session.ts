import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { PersonId } from "./fields.ts";
import { Person, RoleField } from "./people.ts";

/** What anybody may know of the newsroom before signing in. `people` are those of the demonstration, else none. */
export const Newsroom = z.object({
  name: z.string(),
  zone: z.string(),
  isDemo: z.boolean(),
  people: z.array(z.object({ id: PersonId, name: z.string(), roles: z.array(RoleField) })),
});
export type Newsroom = z.output<typeof Newsroom>;

/** Who is signed in. */
export const Session = z.object({ person: Person });
export type Session = z.output<typeof Session>;

export const readNewsroom = endpoint({
  name: "readNewsroom",
  method: "GET",
  path: "/api/newsroom",
  who: "public",
  summary: "The newsroom's name and zone and, in a demonstration, who to sign in as",
  reply: Newsroom,
  problems: [],
});

export const signIn = endpoint({
  name: "signIn",
  method: "POST",
  path: "/api/session",
  who: "public",
  summary: "Sign in with e-mail and password or, in a demonstration newsroom, as one of its people",
  body: z.union([
    z.strictObject({ email: z.string().max(254), password: z.string().max(1000) }),
    z.strictObject({ demoPerson: PersonId }),
  ]),
  reply: Session,
  status: 201,
  idempotency: "kept",
  problems: ["session/wrong", "session/throttled", "session/notDemo"],
});

export const readSession = endpoint({
  name: "readSession",
  method: "GET",
  path: "/api/session",
  who: "signedIn",
  summary: "Who I am",
  reply: Session,
  problems: [],
});

export const signOut = endpoint({
  name: "signOut",
  method: "DELETE",
  path: "/api/session",
  who: "public",
  summary: "Sign out; the session ends everywhere that it is open",
  problems: [],
});

export const acceptInvite = endpoint({
  name: "acceptInvite",
  method: "POST",
  path: "/api/invites/accept",
  who: "public",
  summary: "Set a password with a one-time link, and sign in",
  body: z.strictObject({ token: z.string().max(200), password: z.string().max(1000) }),
  reply: Session,
  status: 201,
  idempotency: "kept",
  problems: ["invite/unknown", "password/weak"],
});
