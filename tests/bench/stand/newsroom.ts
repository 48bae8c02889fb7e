import type { Node } from "prosemirror-model";
import { PersonId, type StoryId } from "#contract/fields.ts";
import type { Person } from "#domain/people.ts";
import { kept, sessionLasts } from "#domain/storage.ts";
import type { Deps } from "#server/core/deps.ts";
import { newToken, sha256 } from "#server/core/digest.ts";
import * as people from "#server/core/repos/people.ts";
import * as sessions from "#server/core/repos/sessions.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { signedInContext } from "#server/core/signedInContext.ts";
import { startStory } from "#server/core/useCases/stories/startStory.ts";
import { type Installation, openInstallation } from "#server/node/installation.ts";
import { readSettings } from "#server/node/settings.ts";

/** Where an installation keeps everything: a folder, and a PostgreSQL or none. */
export interface Store {
  readonly folder: string;
  readonly databaseUrl: string | null;
}

/** Somebody of the bench's newsroom, signed in. */
export interface SignedInPerson {
  readonly person: Person;
  /** The session's cookie, as a browser sends it. */
  readonly cookie: { readonly name: string; readonly value: string };
}

/** The settings of a server on a store, as environment variables. */
export function settingsOf({ folder, databaseUrl }: Store): Record<string, string> {
  return {
    STET_DATA: folder,
    STET_DEMO: "0",
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
  };
}

/** Opens the installation of a store in this process. A folder's is then closed to all others. */
export function openStore(store: Store): Promise<Installation> {
  return openInstallation(readSettings(settingsOf(store)));
}

/**
 * Adds editors, who may write in every draft, with a session each. They are put into the database as they are: a
 * hundred passwords would take longer than what is measured.
 */
export async function addPeople(deps: Deps, count: number): Promise<SignedInPerson[]> {
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + sessionLasts.days * 24 * 3_600_000).toISOString();
  const added: SignedInPerson[] = [];
  await deps.db.transaction(async (tx) => {
    for (let i = 0; i < count; i++) {
      const id = PersonId.parse(deps.ids.next());
      const name = `Writer ${i + 1}`;
      const token = newToken();
      const at = now.toISOString();
      const roles = ["editor"] as const;
      await people.insert(tx, { id, name, email: `${id}@dailydesk.example`, roles, isDemo: false, at });
      await sessions.insert(tx, { tokenHash: await sha256(token), personId: id, at, expiresAt });
      added.push({
        person: { kind: "person", id, name, roles },
        cookie: { name: kept.localSession.name, value: token },
      });
    }
  });
  return added;
}

/** Starts a story of somebody's, with this copy. */
export function addStory(deps: Deps, { person }: SignedInPerson, doc: Node): Promise<StoryId> {
  const ctx = signedInContext(deps, person);
  return inTransaction(ctx, (tx) =>
    startStory(tx, ctx, {
      slug: null,
      deskId: null,
      due: null,
      length: null,
      priority: 2,
      brief: null,
      writer: { id: PersonId.parse(person.id), name: person.name },
      doc,
      credits: [],
      action: "story.created",
      said: {},
    }),
  );
}
