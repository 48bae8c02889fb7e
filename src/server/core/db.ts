import type { z } from "zod";

/** What may be bound to a statement. An object is bound as JSON by `json`. */
export type Value = string | number | boolean | null | Date | Uint8Array | readonly string[] | readonly number[];

/** A statement with its bound values. */
export interface Query {
  readonly text: string;
  readonly values: readonly Value[];
}

/** A tagged template: each value becomes a bound parameter, a nested `sql` is put in as it is. */
export function sql(parts: TemplateStringsArray, ...values: readonly (Value | Query)[]): Query {
  const bound: Value[] = [];
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    if (isQuery(value)) {
      text += value.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + bound.length}`);
      bound.push(...value.values);
    } else {
      bound.push(value);
      text += `$${bound.length}`;
    }
    text += parts[index + 1] ?? "";
  });
  return { text, values: bound };
}

/** A value to be stored as `jsonb`; write `${json(value)}::jsonb`. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

function isQuery(value: Value | Query): value is Query {
  return typeof value === "object" && value !== null && "text" in value && "values" in value;
}

/** What runs statements: the database itself, or a transaction on it. */
export interface Tx {
  /** The rows of a statement, each parsed by `row`, so that a driver's difference is found here. */
  rows<Row extends z.ZodType>(row: Row, query: Query): Promise<z.output<Row>[]>;
  /** Runs a statement for its effect. */
  run(query: Query): Promise<void>;
}

/** A database: PGlite and PostgreSQL alike. Everything in Stet that stores goes through these six. */
export interface Db extends Tx {
  readonly kind: "embedded" | "postgres";
  /** Runs several statements without values, as a migration has them. */
  exec(text: string): Promise<void>;
  /** Runs `work` in one transaction; what it throws rolls everything back. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work`, which asks for one statement, with no transaction around it: the statement is one itself. It stands as
   * safely as a transaction once this is done, and takes one trip to the database instead of three.
   */
  single<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
