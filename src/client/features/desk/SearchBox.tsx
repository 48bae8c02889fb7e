import { type RefObject, useEffect, useState } from "react";
import { TextField } from "#client/ui/TextField.tsx";

const pauseMs = 200;

interface SearchBoxProps {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly onLeave: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** The search of the desk. It keeps pace with typing, and asks once the typing pauses. */
export function SearchBox({ q, onSearch, onLeave, field }: SearchBoxProps) {
  const [typed, setTyped] = useState(q);
  const [asked, setAsked] = useState(q);
  // The address was changed by something else: a view, Back, another link.
  if (q !== asked) {
    setAsked(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => {
      setAsked(typed);
      onSearch(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, asked, onSearch]);
  return (
    <TextField
      ref={field}
      label="Search stories"
      isLabelHidden
      type="search"
      placeholder="Search headlines, slugs, words in copy"
      value={typed}
      onChange={setTyped}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && !(event.key === "Escape" && typed === "")) return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
