import { z } from "./zod.ts";
import { creditRoles } from "#domain/credits.ts";
import { endpoint } from "./endpoint.ts";
import { PersonId, StoryId, typedText } from "./fields.ts";

const CreditRoleField = z.enum(creditRoles);

/** Somebody credited, as `domain/credits` has them. */
const CreditedPersonField = z.object({
  personId: PersonId.nullable(),
  name: z.string(),
  withheld: z.boolean(),
  source: z.enum(["work", "hand"]),
});

export const CreditField = z.object({ role: CreditRoleField, people: z.array(CreditedPersonField) });
export type CreditField = z.output<typeof CreditField>;

/** Somebody to credit: a person by id, or a contributor by name. */
const ToCredit = z.union([
  z.strictObject({ personId: PersonId, withheld: z.boolean().optional() }),
  z.strictObject({ name: typedText(200), withheld: z.boolean().optional() }),
]);

/** The credits to set, whole: what is not in the list is taken out. */
export const CreditsRequest = z.strictObject({
  credits: z.array(z.strictObject({ role: CreditRoleField, people: z.array(ToCredit).max(50) })).max(10),
});
export type CreditsRequest = z.output<typeof CreditsRequest>;

/** The credits, and the line that is printed everywhere. */
const CreditsReply = z.object({ credits: z.array(CreditField), line: z.string() });

export const setCredits = endpoint({
  name: "setCredits",
  method: "PUT",
  path: "/api/stories/:storyId/credits",
  who: "signedIn",
  summary: "Set the credits: who, in which role and order, and whose byline is withheld",
  params: z.strictObject({ storyId: StoryId }),
  body: CreditsRequest,
  reply: CreditsReply,
  problems: ["story/unknown", "credits/forbidden", "person/unknown"],
});
