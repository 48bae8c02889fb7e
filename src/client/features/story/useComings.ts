import { useEffect, useRef, useState } from "react";
import { listed } from "#domain/people.ts";
import type { Present } from "#editor/presence.ts";

/** A page that is loaded anew, or a short gap in the connection, is no going and coming. */
const settledAfterMs = 1500;

/** One sentence about who has come into the story or gone from it, each change said once and politely. */
export function useComings(others: readonly Present[]): string {
  const known = useRef<ReadonlyMap<string, string>>(new Map());
  const [said, setSaid] = useState("");
  const names = others.map(({ person, name }) => `${person} ${name}`).join("\n");
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = new Map(names.split("\n").filter(Boolean).map(splitOnce));
      const come = [...now].filter(([person]) => !known.current.has(person)).map(([, name]) => name);
      const gone = [...known.current].filter(([person]) => !now.has(person)).map(([, name]) => name);
      known.current = now;
      const sentences = [sentence(come, "here"), sentence(gone, "no longer here")].filter(Boolean);
      if (sentences.length > 0) setSaid(sentences.join(" "));
    }, settledAfterMs);
    return () => clearTimeout(timer);
  }, [names]);
  return said;
}

function splitOnce(line: string): [person: string, name: string] {
  const at = line.indexOf(" ");
  return [line.slice(0, at), line.slice(at + 1)];
}

function sentence(names: readonly string[], what: string): string {
  return names.length === 0 ? "" : `${listed(names)} ${names.length === 1 ? "is" : "are"} ${what}.`;
}
