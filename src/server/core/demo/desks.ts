import { type DemoEmail, dutyEditor } from "./people.ts";

/** A desk of the demonstration newsroom, and who is on duty for it. */
export interface DemoDesk {
  readonly slug: string;
  readonly name: string;
  readonly onDuty: DemoEmail;
}

/** The desks in the order in which the newsroom lists them. The Duty Editor is on duty for each. */
export const demoDesks = [
  { slug: "home-news", name: "Home news", onDuty: dutyEditor },
  { slug: "politics", name: "Politics", onDuty: dutyEditor },
  { slug: "culture", name: "Culture", onDuty: dutyEditor },
  { slug: "sport", name: "Sport", onDuty: dutyEditor },
] as const satisfies readonly DemoDesk[];

/** The slug of one of them. */
export type DemoDeskSlug = (typeof demoDesks)[number]["slug"];
