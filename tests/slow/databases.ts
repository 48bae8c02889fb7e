import pg from "pg";

/** A database that a server of these tests can keep everything in. */
export interface TestDatabase {
  readonly kind: "the embedded database" | "PostgreSQL";
  /** A new one, and the way to let it go. A `url` of null = the server's own, in its folder. */
  make(): Promise<{ readonly url: string | null; drop(): Promise<void> }>;
}

export const embedded: TestDatabase = {
  kind: "the embedded database",
  make: () => Promise.resolve({ url: null, drop: () => Promise.resolve() }),
};

/** PostgreSQL, where STET_TEST_DATABASE_URL names one, as it does in `.ci/run`. */
export const postgres: TestDatabase | null = postgresAt(process.env["STET_TEST_DATABASE_URL"]);

function postgresAt(address: string | undefined): TestDatabase | null {
  if (address === undefined) return null;
  return {
    kind: "PostgreSQL",
    make: async () => {
      const name = `stet_slow_${crypto.randomUUID().replaceAll("-", "")}`;
      await tell(address, `create database ${name}`);
      const own = new URL(address);
      own.pathname = `/${name}`;
      return { url: own.href, drop: () => tell(address, `drop database if exists ${name} with (force)`) };
    },
  };
}

/** Asks one thing of a database. */
export async function tell(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement);
  await client.end();
}
