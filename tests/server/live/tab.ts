import { ServerFrame } from "#contract/live.ts";
import type { App } from "#server/core/app.ts";
import type { Socket } from "#server/core/socket.ts";
import type { Caller } from "../support/caller.ts";

type FrameOf<Type extends ServerFrame["type"]> = Extract<ServerFrame, { type: Type }>;

/** A browser's tab at the other end of a socket: what it was sent, each frame parsed by the contract. */
export interface Tab {
  readonly frames: readonly ServerFrame[];
  /** The code with which the server closed it, or null while it is open. */
  readonly closedWith: number | null;
  /** Sends a frame, or text or bytes as they are. */
  send(message: object | string | Uint8Array): void;
  hear(heard: (frame: ServerFrame) => void): void;
  /** The next frame of this type that fits and was not taken before; waits for it if need be. */
  next<Type extends ServerFrame["type"]>(type: Type, fits?: (frame: FrameOf<Type>) => boolean): Promise<FrameOf<Type>>;
  /** Waits until the server has closed it, and gives the code. */
  closed(): Promise<number>;
  /** Ends the connection from this side. */
  drop(): void;
}

/** Opens a tab of somebody's. `unread` = what waits there already, of somebody who reads nothing; null = all is read. */
export async function aTab(
  app: App,
  caller: Caller,
  { unread: waiting = null }: { readonly unread?: number | null } = {},
): Promise<Tab> {
  const token = /=([^;]+)/.exec(caller.cookie ?? "")?.[1] ?? null;
  const frames: ServerFrame[] = [];
  const taken = new Set<ServerFrame>();
  const listeners = new Set<() => void>();
  let heardFrame: (frame: ServerFrame) => void = () => {};
  let serverHears: (message: string | Uint8Array) => void = () => {};
  let serverEnds = () => {};
  let unread = waiting ?? 0;
  let closedWith: number | null = null;
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const socket: Socket = {
    send: (text) => {
      if (closedWith !== null) throw new Error("A frame was sent on a closed socket");
      if (waiting !== null) unread += text.length;
      const frame = ServerFrame.parse(JSON.parse(text));
      frames.push(frame);
      heardFrame(frame);
      tell();
    },
    close: (code) => {
      closedWith = code;
      tell();
    },
    waitingBytes: () => unread,
    onMessage: (heard) => {
      serverHears = heard;
    },
    onClose: (heard) => {
      serverEnds = heard;
    },
  };
  const until = <Result>(look: () => Result | undefined, what: string) =>
    new Promise<Result>((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(again);
        const last = frames.slice(-5).map((frame) => JSON.stringify(frame).slice(0, 200));
        reject(new Error(`There came no ${what}. The last frames were:\n${last.join("\n")}`));
      }, 8000);
      const again = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(again);
        resolve(found);
      };
      listeners.add(again);
      again();
    });
  await app.connect(socket, { session: { token, set: () => {}, end: () => {} } });
  return {
    frames,
    get closedWith() {
      return closedWith;
    },
    send: (message) =>
      serverHears(typeof message === "string" || message instanceof Uint8Array ? message : JSON.stringify(message)),
    hear: (heard) => {
      heardFrame = heard;
    },
    next: (type, fits = () => true) =>
      until(() => {
        const found = frames.find(
          (frame): frame is FrameOf<typeof type> => isOf(frame, type) && !taken.has(frame) && fits(frame),
        );
        if (found !== undefined) taken.add(found);
        return found;
      }, `frame of the type ${type}`),
    closed: () => until(() => closedWith ?? undefined, "end of the connection"),
    drop: () => {
      closedWith ??= 1006;
      serverEnds();
    },
  };
}

function isOf<Type extends ServerFrame["type"]>(frame: ServerFrame, type: Type): frame is FrameOf<Type> {
  return frame.type === type;
}
