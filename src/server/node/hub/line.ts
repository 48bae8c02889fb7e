import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Log } from "#server/core/deps.ts";

/** What a line tells whoever holds it. */
interface Ends {
  heard(text: string): void;
  /** The connection is back: what the others said meanwhile was not heard. */
  missed(): void;
  /** What is said in place of more than is kept, or of what is too long. */
  readonly insteadOfMany: string;
}

const channel = "stet_hub";
/** PostgreSQL takes less than 8000 bytes in one message. */
const mostBytes = 7900;
const mostWaiting = 1000;
/** A connection that does not answer for so long is given up, as after a fail-over that nobody told us of. */
const answersWithinMs = 5000;
const askedEveryMs = 10_000;
const longestPauseMs = 5000;

/** One connection that says to other processes what it is given and hears what they say, through its losses. */
export class Line {
  readonly #url: string;
  readonly #log: Log;
  readonly #ends: Ends;
  readonly #closing = new AbortController();
  #client: pg.Client | null = null;
  #waiting: string[] = [];
  #saying: Promise<void> | null = null;
  #comingBack: Promise<void> | null = null;
  #asking: ReturnType<typeof setInterval> | null = null;

  constructor(url: string, log: Log, ends: Ends) {
    this.#url = url;
    this.#log = log;
    this.#ends = ends;
  }

  /** Connects. Where that fails now it goes on trying, and the server starts all the same. */
  async open(): Promise<void> {
    if (!(await this.#connect())) this.#comeBack();
    this.#asking = setInterval(() => void this.#ask(), askedEveryMs);
    this.#asking.unref();
  }

  /** Says something to the others: at once, or when the connection is back. */
  say(text: string): void {
    if (this.#closing.signal.aborted) return;
    const isTooLong = Buffer.byteLength(text) > mostBytes;
    if (this.#waiting.length >= mostWaiting) this.#waiting = [this.#ends.insteadOfMany];
    else this.#waiting.push(isTooLong ? this.#ends.insteadOfMany : text);
    this.#saying ??= this.#sayAll();
  }

  async close(): Promise<void> {
    await this.#saying;
    this.#closing.abort();
    if (this.#asking !== null) clearInterval(this.#asking);
    await this.#comingBack;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  /** All that waits goes in one statement, so that nothing piles up behind a slow one. */
  async #sayAll(): Promise<void> {
    // Waits for the next moment, so that what is said in one breath goes together.
    await Promise.resolve();
    while (this.#client !== null && this.#waiting.length > 0) {
      const client = this.#client;
      const texts = this.#waiting.splice(0);
      try {
        await client.query("select pg_notify($1, text) from unnest($2::text[]) text", [channel, texts]);
      } catch (fault) {
        // Some may have been said: told twice does no harm.
        this.#waiting.unshift(...texts);
        this.#lost(client, fault);
      }
    }
    this.#saying = null;
  }

  /** A connection can be gone without a word; then nothing would be heard, and nothing would say so. */
  async #ask(): Promise<void> {
    const client = this.#client;
    await client?.query("select").catch((fault: unknown) => this.#lost(client, fault));
  }

  #lost(client: pg.Client, fault: unknown): void {
    if (client !== this.#client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    if (this.#closing.signal.aborted) return;
    this.#log.error("hub.lost", { why: String(fault) });
    this.#comeBack();
  }

  #comeBack(): void {
    this.#comingBack ??= this.#tryUntilThere().finally(() => {
      this.#comingBack = null;
    });
  }

  async #tryUntilThere(): Promise<void> {
    const from = performance.now();
    const { signal } = this.#closing;
    for (let pauseMs = 50; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      // Not all processes at once, when it was the database that went.
      await setTimeout(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
      if (signal.aborted || !(await this.#connect())) continue;
      this.#log.info("hub.back", { afterMs: Math.round(performance.now() - from) });
      this.#ends.missed();
      return;
    }
  }

  async #connect(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "stet hub",
      keepAlive: true,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
    client.on("error", (fault) => this.#lost(client, fault));
    client.on("end", () => this.#lost(client, "the connection ended"));
    try {
      await client.connect();
      // A hint need not outlive a power cut, so that saying one waits for no disk.
      await client.query("set synchronous_commit = off");
      const { rows } = await client.query<{ own: number }>("select pg_backend_pid() as own");
      client.on("notification", ({ processId, payload }) => {
        if (processId !== rows[0]?.own && payload !== undefined) this.#ends.heard(payload);
      });
      await client.query(`listen ${channel}`);
    } catch (fault) {
      this.#log.error("hub.notThere", { why: String(fault) });
      await client.end().catch(() => undefined);
      return false;
    }
    this.#client = client;
    this.#saying ??= this.#sayAll();
    return true;
  }
}
