import type { QuotedWords } from "#document/quoteWords.ts";
import type { CommitToSend, RefusedCode, ResolveToSend, UndoResolveToSend } from "#contract/live.ts";
import type { Mode } from "#domain/mode.ts";
import type { StoredCommit } from "../repos/commits.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";

/** What somebody asks of the copy: to take their own commit, or to have suggestions settled or opened again. */
export type Asked =
  | ({ readonly kind: "commit" } & CommitToSend)
  | ({ readonly kind: "resolve" } & ResolveToSend)
  | ({ readonly kind: "undoResolve" } & UndoResolveToSend);

/** What waits, with who asked it: known from their session, never from what they sent. */
export interface Waiting {
  readonly asked: Asked;
  readonly person: string;
}

/**
 * What a commit is answered: the log's own row, or why it is refused and what the sender may do now. `isAgain` = it was
 * stored before, and nobody is told of it again.
 */
export type Answer =
  | {
      readonly ok: true;
      readonly commit: StoredCommit;
      readonly isAgain: boolean;
      readonly settled: readonly RecordedSuggestion[];
    }
  | Refused;

/**
 * Of a resolve: `settled` = the suggestions that somebody has settled already; `quotes` = the quoted words that it would
 * change, for which a reason is needed.
 */
export interface Refused {
  readonly ok: false;
  readonly code: RefusedCode;
  readonly mode: Mode;
  readonly detail: string;
  readonly settled: readonly RecordedSuggestion[];
  readonly quotes?: readonly QuotedWords[];
}
