import type { Role } from "#domain/people.ts";

/** Somebody who works in the demonstration newsroom, and can be signed in as with one press. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** The people of the demonstration newsroom, in the order in which the sign-in page offers them. */
export const demoPeople = [
  { name: "Leyi Chen", email: "leyi.chen@dailydesk.example", roles: ["writer"] },
  { name: "Fiona Patterson", email: "fiona.patterson@dailydesk.example", roles: ["sub"] },
  { name: "Sam Okafor", email: "sam.okafor@dailydesk.example", roles: ["writer", "sub"] },
  { name: "Duty Editor", email: "duty.editor@dailydesk.example", roles: ["editor"] },
  { name: "Desk Lawyer", email: "desk.lawyer@dailydesk.example", roles: ["lawyer"] },
  { name: "Desk Admin", email: "desk.admin@dailydesk.example", roles: ["admin"] },
] as const satisfies readonly DemoPerson[];

/** The e-mail of one of them. It says who does what in the stories. */
export type DemoEmail = (typeof demoPeople)[number]["email"];

export const leyi = "leyi.chen@dailydesk.example" satisfies DemoEmail;
export const fiona = "fiona.patterson@dailydesk.example" satisfies DemoEmail;
export const sam = "sam.okafor@dailydesk.example" satisfies DemoEmail;
export const dutyEditor = "duty.editor@dailydesk.example" satisfies DemoEmail;
export const deskLawyer = "desk.lawyer@dailydesk.example" satisfies DemoEmail;
export const deskAdmin = "desk.admin@dailydesk.example" satisfies DemoEmail;
