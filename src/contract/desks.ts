import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { DeskId, PersonId, typedText } from "./fields.ts";
import { PersonRef } from "./people.ts";

/** A desk: the section that owns stories. `stories` counts those that are not spiked. */
export const Desk = z.object({
  id: DeskId,
  slug: z.string(),
  name: z.string(),
  position: z.number().int(),
  onDuty: PersonRef.nullable(),
  stories: z.number().int(),
});
export type Desk = z.output<typeof Desk>;

const DeskName = typedText(60).pipe(z.string().min(2, "Give the desk a name"));

export const listDesks = endpoint({
  name: "listDesks",
  method: "GET",
  path: "/api/desks",
  who: "signedIn",
  summary: "The desks in their order",
  reply: z.object({ items: z.array(Desk) }),
  problems: [],
});

export const addDesk = endpoint({
  name: "addDesk",
  method: "POST",
  path: "/api/desks",
  who: "signedIn",
  summary: "Add a desk",
  body: z.strictObject({ name: DeskName }),
  reply: Desk,
  status: 201,
  idempotency: "kept",
  problems: ["desk/forbidden", "desk/slugTaken"],
});

export const changeDesk = endpoint({
  name: "changeDesk",
  method: "PATCH",
  path: "/api/desks/:deskId",
  who: "signedIn",
  summary: "Rename a desk, move it in the order, or say who is on duty",
  params: z.strictObject({ deskId: DeskId }),
  body: z.strictObject({
    name: DeskName.optional(),
    position: z.number().int().min(0).max(1000).optional(),
    onDuty: PersonId.nullable().optional(),
  }),
  reply: Desk,
  problems: ["desk/unknown", "desk/forbidden", "desk/slugTaken", "person/unknown"],
});

export const removeDesk = endpoint({
  name: "removeDesk",
  method: "DELETE",
  path: "/api/desks/:deskId",
  who: "signedIn",
  summary: "Remove a desk that has no stories",
  params: z.strictObject({ deskId: DeskId }),
  problems: ["desk/unknown", "desk/forbidden", "desk/hasStories"],
});
