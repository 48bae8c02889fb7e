import type { Node } from "@tiptap/pm/model";
import { type ClientLog, isSaved, type TrayWords } from "#document/clientLog.ts";
import type { KeptWork } from "./copyStore.ts";
import { stands, type TrayPiece, type UnsentCopy } from "./tray.ts";

/**
 * A person's work on a story that has no place in its copy: the tray, and whole copies that are still to be kept as a
 * version. Nothing leaves it but by its writer's wish, or once it is kept elsewhere (promise R1).
 */
export class Unplaced {
  #tray: readonly TrayPiece[] = [];
  #unsent: readonly UnsentCopy[] = [];
  #shown: readonly TrayPiece[] = [];
  /** What other editors have given: given again after its writer let it go, it would come back. */
  readonly #takenOver = new Set<string>();
  /** What the server has, as a piece of its tray or as a version, and what its writer let go. */
  readonly #settled = new Set<string>();
  #asWritten: unknown = null;
  readonly #changed: () => void;

  /** `changed` is told when its writer, the server or another editor of theirs has changed what is here. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get kept(): Pick<KeptWork, "tray" | "unsent"> {
    return { tray: this.#tray, unsent: this.#unsent };
  }

  /** The tray without what stands in the copy by now: the same list as long as the same pieces are in it. */
  shown(doc: Node): Pick<KeptWork, "tray" | "unsent"> {
    const next = this.#tray.filter((piece) => !stands(piece, doc));
    const isSame = next.length === this.#shown.length && next.every((piece, at) => piece === this.#shown[at]);
    if (!isSame) this.#shown = next;
    return { tray: this.#shown, unsent: this.#unsent };
  }

  /** Takes what was kept in the browser. */
  restored(kept: Pick<KeptWork, "tray" | "unsent">): void {
    this.#tray = kept.tray;
    this.#unsent = kept.unsent;
  }

  /**
   * Takes words that found no place, before they go from the document: from then on all may count as saved. Work offline
   * that found none at all is kept as its writer had it, too.
   */
  add(words: readonly TrayWords[]): void {
    if (words.length === 0) return;
    // When it came is this device's to say where no commit of the log says it: it is told to its writer alone.
    const now = new Date().toISOString();
    const pieces = words.map((each) => ({ ...each, at: each.at ?? now, id: crypto.randomUUID() }));
    this.#tray = [...this.#tray, ...pieces];
    if (this.#asWritten === null || !words.some(({ why }) => why === "mode")) return;
    this.#unsent = [...this.#unsent, { id: crypto.randomUUID(), copy: this.#asWritten }];
    this.#asWritten = null;
  }

  /** Takes words that their writer let go of and would have after all. */
  keep(words: readonly TrayWords[]): void {
    this.add(words);
    this.#changed();
  }

  /** Joins the tray with the server's: what this device does not have comes in, what was let go elsewhere goes. */
  join(pieces: readonly TrayPiece[], letGo: readonly string[]): void {
    for (const id of [...pieces.map((piece) => piece.id), ...letGo]) this.#settled.add(id);
    this.#takeIn(pieces, letGo);
  }

  #takeIn(pieces: readonly TrayPiece[], letGo: readonly string[]): void {
    const has = new Set(this.#tray.map(({ id }) => id));
    const all = [...this.#tray, ...pieces.filter(({ id }) => !has.has(id))];
    this.#tray = all.filter(({ id }) => !letGo.includes(id));
    this.#changed();
  }

  /** Takes over what another editor of this person's had, each piece once, however often it is given. */
  takeOver({ tray, unsent }: Pick<KeptWork, "tray" | "unsent">): void {
    const has = new Set([...this.#takenOver, ...this.#unsent.map(({ id }) => id)]);
    const isNew = ({ id }: { readonly id: string }) => !has.has(id);
    for (const { id } of [...tray, ...unsent]) this.#takenOver.add(id);
    this.#unsent = [...this.#unsent, ...unsent.filter(isNew)];
    this.#takeIn(tray.filter(isNew), []);
  }

  /** Whether all of this needs no keeping in the browser any more. */
  isSettled({ tray, unsent }: Pick<KeptWork, "tray" | "unsent">): boolean {
    return [...tray, ...unsent].every(({ id }) => this.#settled.has(id));
  }

  /**
   * Gives all that is here to whoever takes it over, and whether they have it safe: `take` says so, and only then is it
   * no longer kept here (promise R1).
   */
  async handOver(take: (unplaced: Unplaced["kept"]) => Promise<boolean>): Promise<boolean> {
    const { tray, unsent } = this.kept;
    if (tray.length + unsent.length === 0) return true;
    if (!(await take({ tray, unsent }))) return false;
    this.#tray = this.#tray.filter((each) => !tray.includes(each));
    this.#unsent = this.#unsent.filter((each) => !unsent.includes(each));
    this.#changed();
    return true;
  }

  letGo(id: string): void {
    this.#settled.add(id);
    this.#tray = this.#tray.filter((each) => each.id !== id);
    this.#changed();
  }

  /** The copy of this id is a version now, or never can be one. */
  unsentKept(id: string): void {
    this.#settled.add(id);
    this.#unsent = this.#unsent.filter((each) => each.id !== id);
    this.#changed();
  }

  /** Back from work offline in a story that this person can only read now: as they had it, before others' work comes. */
  cameBack(log: ClientLog, doc: Node): void {
    if (!isSaved(log)) this.#asWritten ??= doc.toJSON();
  }

  /** All is answered: what is written from then on is another piece of work. */
  settled(): void {
    this.#asWritten = null;
  }
}
