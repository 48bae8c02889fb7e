import { z } from "zod";

/** Columns as the two databases give them, where they differ from the contract's values. */

/** A `timestamptz`: a Date from the driver, an instant from here on. */
export const instantColumn = z.date().transform((at) => at.toISOString());

/** A `bigint` or a count: a number on PGlite, a string on PostgreSQL. */
export const countColumn = z
  .union([z.number(), z.string().regex(/^-?\d+$/), z.bigint()])
  .transform(Number)
  .pipe(z.number().int());

/** A `bytea`. */
export const bytesColumn = z.instanceof(Uint8Array);
