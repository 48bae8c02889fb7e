import { addDesk, changeDesk, removeDesk } from "#contract/desks.ts";
import { DeskId, ImageId, PersonId } from "#contract/fields.ts";
import { addImage, readImage } from "#contract/images.ts";
import { addPerson, changePerson, invitePerson, removePerson } from "#contract/people.ts";
import { acceptInvite, signIn } from "#contract/session.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import { emailOf } from "../support/newsroom.ts";
import { noId, type Provocations } from "./provoke.ts";

const noPerson = { personId: PersonId.parse(noId) };
const noDesk = { deskId: DeskId.parse(noId) };
const noor = { name: "Noor Haddad", email: "noor.haddad@dailydesk.example", roles: ["writer" as const] };
const chosen = "eleven tall ladders";
const text = (words: string) => new TextEncoder().encode(words);

const admin = (desk: Newsdesk) => desk.as("Desk Admin");
const leyi = (desk: Newsdesk) => desk.as("Leyi Chen");
const theAdmin = ({ people }: Newsdesk) => ({ personId: people["Desk Admin"].id });
const theSub = ({ people }: Newsdesk) => ({ personId: people["Fiona Patterson"].id });
const culture = ({ desks }: Newsdesk) => ({ deskId: desks.culture });

/** A PNG's head alone, which says that the picture is enormous. */
function hugeHead(): Uint8Array {
  const head = new Uint8Array(33);
  head.set(Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60", "latin1"));
  return head;
}

/** Sessions, people, desks and pictures. */
export const newsroomProvocations: Provocations<
  | "readHealth"
  | "readOpenApi"
  | "readDocs"
  | "readNewsroom"
  | "signIn"
  | "readSession"
  | "signOut"
  | "acceptInvite"
  | "listPeople"
  | "addPerson"
  | "changePerson"
  | "removePerson"
  | "invitePerson"
  | "listDesks"
  | "addDesk"
  | "changeDesk"
  | "removeDesk"
  | "addImage"
  | "readImage"
> = {
  readHealth: {},
  readOpenApi: {},
  readDocs: {},
  readNewsroom: {},
  readSession: {},
  signOut: {},
  listPeople: {},
  listDesks: {},
  signIn: {
    "session/wrong": ({ nobody }) => nobody.refused(signIn, { body: { email: emailOf("Leyi Chen"), password: "no" } }),
    "session/throttled": async ({ nobody }) => {
      const wrong = { body: { email: emailOf("Leyi Chen"), password: "no" } };
      for (let tried = 0; tried < 10; tried++) await nobody.refused(signIn, wrong);
      return nobody.refused(signIn, wrong);
    },
    "session/notDemo": ({ nobody, people }) => nobody.refused(signIn, { body: { demoPerson: people["Leyi Chen"].id } }),
  },
  acceptInvite: {
    "invite/unknown": ({ nobody }) => nobody.refused(acceptInvite, { body: { token: "none", password: chosen } }),
    "password/weak": ({ nobody }) => nobody.refused(acceptInvite, { body: { token: "none", password: "short" } }),
  },
  addPerson: {
    "person/forbidden": async (desk) => (await leyi(desk)).refused(addPerson, { body: noor }),
    "person/emailTaken": async (desk) =>
      (await admin(desk)).refused(addPerson, { body: { ...noor, email: emailOf("Leyi Chen") } }),
  },
  changePerson: {
    "person/unknown": async (desk) => (await admin(desk)).refused(changePerson, { params: noPerson, body: {} }),
    "person/forbidden": async (desk) => (await leyi(desk)).refused(changePerson, { params: theSub(desk), body: {} }),
    "person/lastAdmin": async (desk) =>
      (await admin(desk)).refused(changePerson, { params: theAdmin(desk), body: { roles: ["sub"] } }),
  },
  removePerson: {
    "person/unknown": async (desk) => (await admin(desk)).refused(removePerson, { params: noPerson }),
    "person/forbidden": async (desk) => (await leyi(desk)).refused(removePerson, { params: theSub(desk) }),
    "person/lastAdmin": async (desk) => (await admin(desk)).refused(removePerson, { params: theAdmin(desk) }),
  },
  invitePerson: {
    "person/unknown": async (desk) => (await admin(desk)).refused(invitePerson, { params: noPerson }),
    "person/forbidden": async (desk) => (await leyi(desk)).refused(invitePerson, { params: theSub(desk) }),
  },
  addDesk: {
    "desk/forbidden": async (desk) => (await leyi(desk)).refused(addDesk, { body: { name: "Weather" } }),
    "desk/slugTaken": async (desk) => (await admin(desk)).refused(addDesk, { body: { name: "Sport" } }),
  },
  changeDesk: {
    "desk/unknown": async (desk) => (await admin(desk)).refused(changeDesk, { params: noDesk, body: {} }),
    "desk/forbidden": async (desk) => (await leyi(desk)).refused(changeDesk, { params: culture(desk), body: {} }),
    "desk/slugTaken": async (desk) =>
      (await admin(desk)).refused(changeDesk, { params: culture(desk), body: { name: "Sport" } }),
    "person/unknown": async (desk) =>
      (await admin(desk)).refused(changeDesk, { params: culture(desk), body: { onDuty: noPerson.personId } }),
  },
  removeDesk: {
    "desk/unknown": async (desk) => (await admin(desk)).refused(removeDesk, { params: noDesk }),
    "desk/forbidden": async (desk) => (await leyi(desk)).refused(removeDesk, { params: culture(desk) }),
    "desk/hasStories": async (desk) => {
      await desk.draft();
      return (await admin(desk)).refused(removeDesk, { params: { deskId: desk.desks["home-news"] } });
    },
  },
  addImage: {
    "image/kind": async (desk) => (await leyi(desk)).refused(addImage, { body: text("<svg/>") }),
    "image/tooLarge": async (desk) => (await leyi(desk)).refused(addImage, { body: hugeHead() }),
    "image/unreadable": async (desk) => (await leyi(desk)).refused(addImage, { body: new Uint8Array() }),
  },
  readImage: {
    "image/unknown": async (desk) =>
      (await leyi(desk)).refused(readImage, { params: { imageId: ImageId.parse(noId), size: "small" } }),
  },
};
