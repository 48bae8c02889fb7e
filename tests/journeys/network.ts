import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";

/**
 * How a network treats what passes: `open`; `cut`, where nothing can be reached and what was open breaks; `dead`, where
 * what was open stays open and nothing comes through any more; `noSockets`, where only plain requests pass.
 */
export type NetworkState = "open" | "cut" | "dead" | "noSockets";

/** A network between somebody's browser and the server: a proxy with an address of its own. */
export interface Network {
  readonly address: string;
  /** How many WebSockets were asked for. */
  readonly upgrades: number;
  is(state: NetworkState): void;
  /** How long each piece takes on its way, in each direction. */
  takes(ms: number): void;
  /**
   * Loses one piece in twenty, the third from now on first. As TCP has it, a lost piece comes a while later, and what was
   * sent behind it waits for it. Gives how many were lost until now.
   */
  losesPieces(): () => number;
  /** Holds back what is sent to the server, or its answers, until null lets all of it go on. */
  holds(what: "what is sent" | "answers" | null): void;
  /** Keeps what the server says from coming through, from the next piece on; what is sent to it passes. */
  losesAnswers(isSo: boolean): void;
  stop(): Promise<void>;
}

const lostInTwenty = 3;
const againAfterMs = 3000;

/** One direction of one connection: pieces go on in the order in which they came, each when its time has come. */
class Way {
  readonly #waiting: { readonly due: number; readonly pass: () => void }[] = [];
  readonly #isHeld: () => boolean;
  #due = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(isHeld: () => boolean) {
    this.#isHeld = isHeld;
  }

  take(tookMs: number, pass: () => void): void {
    this.#due = Math.max(this.#due, Date.now() + tookMs);
    this.#waiting.push({ due: this.#due, pass });
    this.go();
  }

  readonly go = (): void => {
    clearTimeout(this.#timer);
    while (!this.#isHeld()) {
      const [next] = this.#waiting;
      if (next === undefined) return;
      const ms = next.due - Date.now();
      if (ms > 0) {
        this.#timer = setTimeout(this.go, ms);
        return;
      }
      this.#waiting.shift();
      next.pass();
    }
  };
}

/** A network to the server at this address; a database is one too. */
export async function aNetwork(serverAddress: string): Promise<Network> {
  const port = Number(new URL(serverAddress).port);
  const open = new Set<Socket>();
  const ways = new Set<Way>();
  let held: "what is sent" | "answers" | null = null;
  let pieces: number | null = null;
  let lost = 0;
  let state: NetworkState = "open";
  let delayMs = 0;
  let isDeaf = false;
  let upgrades = 0;
  const server = createServer((near) => {
    if (state === "cut") return near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other, isAnswer] of [
      [near, far, false],
      [far, near, true],
    ] as const) {
      const way = new Way(() => held === (isAnswer ? "answers" : "what is sent"));
      open.add(one);
      ways.add(way);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        ways.delete(way);
        other.destroy();
      });
      one.on("data", (piece: Buffer) => {
        const isUpgrade = !isAnswer && piece.toString("latin1", 0, 20).startsWith("GET /api/live");
        if (isUpgrade) upgrades += 1;
        if (isUpgrade && state === "noSockets")
          return void near.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        const pass = () => {
          if (state === "dead" || (isAnswer && isDeaf) || other.destroyed) return;
          other.write(piece);
        };
        const isLost = pieces !== null && ++pieces % 20 === lostInTwenty;
        if (isLost) lost += 1;
        way.take(delayMs + (isLost ? againAfterMs : 0), pass);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No free port was given");
  const breakAll = () => {
    for (const each of open) each.destroy();
  };
  return {
    address: `http://localhost:${address.port}`,
    get upgrades() {
      return upgrades;
    },
    is: (next) => {
      // What was open dies with a dead network, and is not brought back by a live one.
      if (next === "cut" || (state === "dead" && next !== "dead") || next === "noSockets") breakAll();
      state = next;
    },
    takes: (ms) => {
      delayMs = ms;
    },
    losesPieces: () => {
      pieces = 0;
      return () => lost;
    },
    holds: (what) => {
      held = what;
      for (const way of ways) way.go();
    },
    losesAnswers: (isSo) => {
      isDeaf = isSo;
    },
    stop: async () => {
      breakAll();
      server.close();
      await once(server, "close");
    },
  };
}
