import { importedId } from "#domain/importedNames.ts";
import { wordSource, type WordSource } from "../../imports/word/wordSource.ts";
import { WordUnreadable } from "../../imports/word/wordUnreadable.ts";
import { refuse } from "../../refusal.ts";
import type { Context } from "../../useCase.ts";

/** A Word document as it was read, with the names in it by the ids that their suggestions are under. */
export interface TakenWord extends WordSource {
  readonly names: ReadonlyMap<string, string>;
}

/** More names than a document was ever passed round to are together one. */
const mostNames = 100;
const allOthers = "Others";

/**
 * Reads a Word document. Each name of its tracked changes gets a new id, which is that of nobody here, also where an
 * account has the very same name (scenario I-03). Refused with the reason where it cannot be read.
 */
export async function takeWord(ctx: Context, bytes: Uint8Array): Promise<TakenWord> {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const called = ids.size < mostNames || ids.has(name) ? name : allOthers;
    const id = ids.get(called) ?? importedId(ctx.deps.ids.next());
    ids.set(called, id);
    return id;
  };
  try {
    const read = await wordSource(bytes, idOf);
    return { ...read, names: new Map([...ids].map(([name, id]) => [id, name])) };
  } catch (fault) {
    throw fault instanceof WordUnreadable ? refuse("import/unreadable", { detail: fault.message }) : fault;
  }
}
