import { DeskId, PersonId } from "#contract/fields.ts";
import type { Role } from "#domain/people.ts";
import type { Deps } from "#server/core/deps.ts";
import * as desks from "#server/core/repos/desks.ts";
import * as people from "#server/core/repos/people.ts";

/** Who works in the newsroom under test. `Ada Brown` and `Bo Adeyemi` are a second sub and a second editor. */
const everybody = {
  "Leyi Chen": ["writer"],
  "Fiona Patterson": ["sub"],
  "Sam Okafor": ["writer", "sub"],
  "Duty Editor": ["editor"],
  "Desk Lawyer": ["lawyer"],
  "Desk Admin": ["admin"],
  "Ada Brown": ["sub"],
  "Bo Adeyemi": ["editor"],
  "Mina Sato": ["writer"],
  "Writing Editor": ["writer", "editor"],
} as const satisfies Record<string, readonly Role[]>;
export type PersonName = keyof typeof everybody;

const deskNames = { "home-news": "Home news", politics: "Politics", culture: "Culture", sport: "Sport" } as const;
type DeskSlug = keyof typeof deskNames;

/** Everybody's password. */
export const password = "four brown envelopes";

export interface Newsroom {
  readonly people: Readonly<Record<PersonName, { readonly id: PersonId; readonly email: string }>>;
  readonly desks: Readonly<Record<DeskSlug, DeskId>>;
}

let hashed: Promise<string> | undefined;

/** Puts the newsroom's people and desks into an empty database. */
export async function addNewsroom(deps: Deps): Promise<Newsroom> {
  hashed ??= deps.passwords.hash(password);
  const hash = await hashed;
  const at = deps.clock.now().toISOString();
  const found: Record<string, { id: PersonId; email: string }> = {};
  const made: Record<string, DeskId> = {};
  await deps.db.transaction(async (tx) => {
    for (const [name, roles] of Object.entries(everybody)) {
      const person = { id: PersonId.parse(deps.ids.next()), email: emailOf(name) };
      await people.insert(tx, { ...person, name, roles, isDemo: deps.settings.isDemo, at });
      await people.setPassword(tx, person.id, hash);
      found[name] = person;
    }
    for (const [position, [slug, name]] of Object.entries(deskNames).entries()) {
      const id = DeskId.parse(deps.ids.next());
      await desks.insert(tx, { id, slug, name, position });
      made[slug] = id;
    }
  });
  return { people: found as Newsroom["people"], desks: made as Newsroom["desks"] };
}

export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(" ", ".")}@dailydesk.example`;
}
