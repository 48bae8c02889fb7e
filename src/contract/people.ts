import { z } from "./zod.ts";
import { roles } from "#domain/people.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, PersonId, typedText } from "./fields.ts";

export const RoleField = z.enum(roles);

/** A person as everybody on the desk sees them. `leftAt` is set once their account is removed; their name stays. */
export const Person = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  roles: z.array(RoleField),
  leftAt: InstantField.nullable(),
  hasPassword: z.boolean(),
});
export type Person = z.output<typeof Person>;

/** A person as others name them. */
export const PersonRef = z.object({ id: PersonId, name: z.string() });
export type PersonRef = z.output<typeof PersonRef>;

/** A one-time link, shown once to the admin who asked for it. */
export const Invite = z.object({ url: z.string(), expiresAt: InstantField });
export type Invite = z.output<typeof Invite>;

const PersonName = typedText(120).pipe(
  z
    .string()
    .min(1, "Give a name")
    .regex(/^[^|,]*$/, "A name has no | and no comma in it"),
);
const Email = z.string().trim().max(254).pipe(z.email("This is not an e-mail address"));
const RoleList = z.array(RoleField).min(1, "Give at least one role").max(5);

export const listPeople = endpoint({
  name: "listPeople",
  method: "GET",
  path: "/api/people",
  who: "signedIn",
  summary: "Everybody on the desk, those who left too",
  reply: z.object({ items: z.array(Person) }),
  problems: [],
});

export const addPerson = endpoint({
  name: "addPerson",
  method: "POST",
  path: "/api/people",
  who: "signedIn",
  summary: "Add a person; answers the one-time link with which they set a password",
  body: z.strictObject({ name: PersonName, email: Email, roles: RoleList }),
  reply: z.object({ person: Person, invite: Invite }),
  status: 201,
  idempotency: "kept",
  problems: ["person/forbidden", "person/emailTaken"],
});

export const changePerson = endpoint({
  name: "changePerson",
  method: "PATCH",
  path: "/api/people/:personId",
  who: "signedIn",
  summary: "Change a person's name or roles; open sessions and sockets drop to the new ones at once",
  params: z.strictObject({ personId: PersonId }),
  body: z.strictObject({ name: PersonName.optional(), roles: RoleList.optional() }),
  reply: Person,
  problems: ["person/unknown", "person/forbidden", "person/lastAdmin"],
});

export const removePerson = endpoint({
  name: "removePerson",
  method: "DELETE",
  path: "/api/people/:personId",
  who: "signedIn",
  summary: "Remove a person's account; their claims are released, their name stays where it was",
  params: z.strictObject({ personId: PersonId }),
  reply: z.object({ released: z.array(z.object({ id: z.string(), slug: z.string().nullable() })) }),
  problems: ["person/unknown", "person/forbidden", "person/lastAdmin"],
});

export const invitePerson = endpoint({
  name: "invitePerson",
  method: "POST",
  path: "/api/people/:personId/invite",
  who: "signedIn",
  summary: "A new one-time link with which the person sets a password; older links end",
  params: z.strictObject({ personId: PersonId }),
  reply: Invite,
  status: 201,
  idempotency: "required",
  problems: ["person/unknown", "person/forbidden"],
});
