import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { PersonId, StoryId } from "#contract/fields.ts";
import { keepQuoteWarning } from "#contract/suggestions.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { QuoteFlag, TellQuotes } from "#editor/plugins/quoteGuard.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { useCommands } from "#client/lib/commands.ts";
import { keys } from "#client/lib/keys.ts";

interface Around {
  readonly me: PersonId;
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly whenSaved: () => Promise<void>;
  /** Whether this person's words are stored: what was shown while they were not is told then. */
  readonly isSaved: boolean;
}

/** A flag that stands for so long was shown, also where it is undone later or the page is closed on it. */
const shownMs = 4000;
/** As many quotations as the server takes at once. */
const mostQuotes = 20;

/** The quote guard's flags in the copy, what can be done with them, and the way into the history for what was shown. */
export function useQuoteFlags(storyId: StoryId, { me, editor, whenSaved, isSaved }: Around) {
  const client = useQueryClient();
  const [flags, setFlags] = useState<readonly QuoteFlag[]>([]);
  const reported = useRef(new Set<string>());
  const waiting = useRef<readonly QuoteFlag[]>([]);
  const send = useCallback(async () => {
    for (let next = waiting.current[0]; next !== undefined; next = waiting.current[0]) {
      const { suggestion, quotes } = next;
      waiting.current = waiting.current.slice(1);
      try {
        // The server knows the suggestion once it is stored.
        await whenSaved();
        const body = { suggestion, quotes: quotes.slice(-mostQuotes).map((each) => ({ ...each })), person: me };
        await call(keepQuoteWarning, { params: { storyId }, body });
        void client.invalidateQueries({ queryKey: keys.history(storyId) });
      } catch (problem) {
        // What the server refuses it would refuse again; what it did not keep waits until words are stored again.
        const isRefused = problem instanceof ProblemError && problem.problem.status < 500;
        if (!isRefused) waiting.current = [...waiting.current, next];
        return;
      }
    }
  }, [client, storyId, me, whenSaved]);
  useEffect(() => {
    if (isSaved) void send();
  }, [isSaved, send]);
  const report = useCallback(
    (flag: QuoteFlag) => {
      const told = JSON.stringify(flag);
      if (reported.current.has(told)) return;
      reported.current.add(told);
      waiting.current = [...waiting.current, flag];
      void send();
    },
    [send],
  );
  const onQuotes = useCallback<TellQuotes>(
    (shown, passed) => {
      setFlags(shown);
      for (const flag of passed) report(flag);
    },
    [report],
  );
  useEffect(() => {
    if (flags.length === 0) return undefined;
    const timer = setTimeout(() => {
      for (const flag of flags) report(flag);
    }, shownMs);
    return () => clearTimeout(timer);
  }, [flags, report]);
  const onPass = () => {
    editor.current?.passQuotes();
    editor.current?.focus();
  };
  const onTakeBack = () => editor.current?.takeBackQuotes();
  useCommands(
    flags.length === 0
      ? []
      : [
          { id: "quote pass", says: "Go on with the changed quotation", keys: "Escape", isBuiltIn: true, run: onPass },
          { id: "quote undo", says: "Undo the change to the quotation", run: onTakeBack },
        ],
    "In the copy",
  );
  return { flags, onQuotes, onPass, onTakeBack };
}
