/** A connected WebSocket, whatever carries it: the Node server's, or the browser mock's bridge. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** How many bytes were sent and not yet taken by the other side. */
  waitingBytes(): number;
  onMessage(heard: (message: string | Uint8Array) => void): void;
  /** Hears once that the connection has ended, whoever ended it. */
  onClose(heard: () => void): void;
}
