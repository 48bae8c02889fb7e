import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { InstantField, PersonId, StoryId, TrayId } from "./fields.ts";

/** Words of a person that found no place in the copy, as they are put into that person's tray. */
const TrayPieceToPut = z.strictObject({
  words: z.string().min(1).max(200_000, "At most 200,000 characters"),
  /** Why they found none: a code of the log, such as `place-gone`. */
  why: z.string().regex(/^[A-Za-z-]{1,40}$/, "This is not a reason"),
  /** Whose change it was that left them none, where that is known. */
  by: PersonId.nullable(),
  /** When that was stored, where that is known. */
  at: InstantField.nullable(),
});

/** A piece of the tray. One that was let go stays for thirty days, so that it can be taken back. */
export const TrayPiece = z.object({
  id: TrayId,
  words: z.string(),
  why: z.string(),
  by: z.string().nullable(),
  at: InstantField,
  isLetGo: z.boolean(),
});
export type TrayPiece = z.output<typeof TrayPiece>;

const params = z.strictObject({ storyId: StoryId });
const pieceParams = z.strictObject({ storyId: StoryId, trayId: TrayId });

export const listTray = endpoint({
  name: "listTray",
  method: "GET",
  path: "/api/stories/:storyId/tray",
  who: "signedIn",
  summary: "My own words that found no place in a story's copy, oldest first; nobody else can read them",
  params,
  reply: z.object({ items: z.array(TrayPiece) }),
  problems: ["story/unknown"],
});

export const putInTray = endpoint({
  name: "putInTray",
  method: "PUT",
  path: "/api/stories/:storyId/tray/:trayId",
  who: "signedIn",
  summary: "Put words into my tray under an id of my choice; what is in it under that id already stays as it is",
  params: pieceParams,
  body: TrayPieceToPut,
  reply: TrayPiece,
  problems: ["story/unknown", "tray/unknown", "tray/full"],
});

export const changeTrayPiece = endpoint({
  name: "changeTrayPiece",
  method: "PATCH",
  path: "/api/stories/:storyId/tray/:trayId",
  who: "signedIn",
  summary: "Let a piece of my tray go, or take that back",
  params: pieceParams,
  body: z.strictObject({ isLetGo: z.boolean() }),
  reply: TrayPiece,
  problems: ["story/unknown", "tray/unknown"],
});
