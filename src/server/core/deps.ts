import type { Db } from "./db.ts";

/** Everything that the application needs of the world. On Node, in a worker and in tests each is a real little program. */
export interface Deps {
  readonly db: Db;
  readonly clock: { now(): Date };
  /** New ids, UUIDv7, rising. */
  readonly ids: { next(): string };
  readonly hub: Hub;
  readonly blobs: Blobs;
  readonly pictures: Pictures;
  readonly passwords: Passwords;
  readonly log: Log;
  readonly settings: Settings;
  readonly readerFiles: ReaderFiles;
}

/** Tells other rooms and other processes that something happened. A message is a hint: losing one costs a delay only. */
export interface Hub {
  publish(topic: string, message: string): void;
  subscribe(topic: string, heard: (message: string) => void): () => void;
}

/** Bytes by key. A key is written once and never changed. */
export interface Blobs {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
}

/** A picture taken apart: its sizes re-encoded without metadata, and what its metadata offered. */
export interface TakenPicture {
  readonly mediaType: "image/webp" | "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly sizes: Readonly<Record<"small" | "medium" | "large", Uint8Array>>;
}

/** Re-encodes pictures. `take` gets bytes whose kind and size were checked, and throws `PictureUnreadable` for broken ones. */
export interface Pictures {
  take(bytes: Uint8Array): Promise<TakenPicture>;
}

export class PictureUnreadable extends Error {}

/** What the reader's pages are dressed in: `reader.css` and the fonts that it names, each served under `/reader/`. */
export interface ReaderFiles {
  get(name: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/** Log lines hold ids and codes, never copy, passwords, tokens or cookies (promise R22). */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
}

export interface Settings {
  /** The public address of this installation, without a slash at its end. */
  readonly siteUrl: string;
  readonly newsroom: {
    readonly name: string;
    readonly zone: string;
    readonly language: string;
    readonly contact: string;
  };
  /** Whether this is the demonstration newsroom, with one-press sign-in. */
  readonly isDemo: boolean;
  readonly version: string;
}
