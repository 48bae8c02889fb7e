import { z } from "zod";
import { bytesColumn } from "./columns.ts";
import { type Db, sql } from "./db.ts";
import type { Blobs } from "./deps.ts";

/** Blobs kept in the database, where there is no folder to keep them in. */
export function databaseBlobs(db: Db): Blobs {
  return {
    put: (key, bytes) =>
      db.run(sql`insert into blobs (key, bytes) values (${key}, ${bytes}) on conflict (key) do nothing`),
    get: async (key) => {
      const rows = await db.rows(z.object({ bytes: bytesColumn }), sql`select bytes from blobs where key = ${key}`);
      return rows[0]?.bytes ?? null;
    },
  };
}
