import type { Socket } from "#server/core/socket.ts";
import type { FromLeader } from "./messages.ts";

/** A tab's socket as the application sees it: frames go out to the tab, and come in from it. */
export class TabSocket implements Socket {
  readonly #id: string;
  readonly #post: (message: FromLeader) => void;
  readonly #forget: () => void;
  #heard: (data: string) => void = () => {};
  #closed: () => void = () => {};
  #isOver = false;

  constructor(id: string, post: (message: FromLeader) => void, forget: () => void) {
    this.#id = id;
    this.#post = post;
    this.#forget = forget;
  }

  send(data: string): void {
    if (!this.#isOver) this.#post({ type: "frame", socket: this.#id, data });
  }

  close(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#post({ type: "shut", socket: this.#id, code, reason });
    this.ended();
  }

  /** A broadcast channel does not say what was taken: nothing waits here. */
  waitingBytes(): number {
    return 0;
  }

  onMessage(heard: (data: string) => void): void {
    this.#heard = heard;
  }

  onClose(heard: () => void): void {
    this.#closed = heard;
  }

  /** A frame of the tab's. */
  hear(data: string): void {
    this.#heard(data);
  }

  /** The tab has closed it, or is gone. */
  ended(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#forget();
    this.#closed();
  }
}
