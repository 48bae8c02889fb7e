import { z } from "zod";
import { type Db, sql } from "./db.ts";
import { sha256 } from "./digest.ts";

/** One file of `migrations`: its name begins with its number. */
export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** The database cannot be used as it is; the message says why and is for whoever starts Stet. */
export class MigrationRefused extends Error {}

/** The number of the advisory lock under which one process at a time migrates. */
const lock = 715_001;
const applied = z.object({ number: z.number(), name: z.string(), sha256: z.string() });

/**
 * Applies the migrations that are missing, in order, all or none, one process at a time. Refuses a database whose
 * migrations are not the ones here: edited since, half of another set, or of a newer Stet (bad input 75, 76).
 */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<void> {
  const wanted = await Promise.all(migrations.map(numbered));
  await db.exec(`
    select pg_advisory_xact_lock(${lock});
    create table if not exists migrations (
      number integer primary key, name text not null, sha256 text not null, at timestamptz not null
    );`);
  if ((await missingIn(db, wanted)).length > 0) await applyMissing(db, wanted);
}

async function missingIn(db: Db, wanted: readonly Numbered[]): Promise<readonly Numbered[]> {
  const done = await db.rows(applied, sql`select number, name, sha256 from migrations order by number`);
  done.forEach((each, index) => refuseIfOther(each, wanted[index]));
  return wanted.slice(done.length);
}

interface Numbered extends Migration {
  readonly number: number;
  readonly sha256: string;
}

async function numbered(migration: Migration): Promise<Numbered> {
  return { ...migration, number: Number.parseInt(migration.name, 10), sha256: await sha256(migration.text) };
}

function refuseIfOther(done: z.output<typeof applied>, wanted: Numbered | undefined): void {
  if (wanted === undefined)
    throw new MigrationRefused(
      `The database has ${done.name}, which this version of Stet does not know. Start the version that made it.`,
    );
  if (wanted.name !== done.name || wanted.sha256 !== done.sha256)
    throw new MigrationRefused(
      `${done.name} is not what it was when it was applied to this database. Put the file back as it was.`,
    );
}

/**
 * All of it is one `exec`, which the database takes as one transaction. Where another process was faster, its rows
 * are there already and ours are refused as doubles: then there is nothing left to do.
 */
async function applyMissing(db: Db, wanted: readonly Numbered[]): Promise<void> {
  const missing = await missingIn(db, wanted);
  const rows = missing.map((each) => `(${each.number}, '${each.name.replaceAll("'", "''")}', '${each.sha256}', now())`);
  try {
    await db.exec(`
      select pg_advisory_xact_lock(${lock});
      insert into migrations (number, name, sha256, at) values ${rows.join(", ")};
      ${missing.map((each) => each.text).join(";\n")};`);
  } catch (fault) {
    if ((await missingIn(db, wanted)).length > 0) throw fault;
  }
}
