import { Check, ChevronRight, Lock, X } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { Link } from "react-router";
import css from "./UnmetList.module.css";

/** One thing that stands in the way, or one that no longer does. */
export interface UnmetItem {
  readonly key: string;
  /** What is unmet: "2 open suggestions". */
  readonly says: string;
  /** A quieter line below: where, by whom, who could mend it. */
  readonly detail?: ReactNode;
  /** The address where it can be mended. Without one it is words only. */
  readonly to?: string | undefined;
  /** Goes there without leaving the page; the address is for another tab then. */
  readonly onGo?: (() => void) | undefined;
  /** `hold` is a legal hold, which nobody overrides; `met` is ticked. */
  readonly kind?: "unmet" | "met" | "hold" | undefined;
}

export interface UnmetListProps {
  /** The accessible name of the list: "What stands in the way". */
  readonly label: string;
  readonly items: readonly UnmetItem[];
  /** It came as an answer to a press, so it is read out by itself. */
  readonly isAnswer?: boolean | undefined;
}

/** Every condition that is not met, each a link to its place. */
export function UnmetList({ label, items, isAnswer = false }: UnmetListProps) {
  return (
    <div role={isAnswer ? "status" : undefined}>
      <ul className={css.list} aria-label={label}>
        {items.map((item) => (
          <li key={item.key} className={css.item} data-kind={item.kind ?? "unmet"}>
            <Glyph kind={item.kind ?? "unmet"} />
            <span className={css.words}>
              <Way item={item} />
              {item.detail !== undefined && <small className={css.detail}>{item.detail}</small>}
            </span>
            {hasWay(item) && <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Way({ item }: { readonly item: UnmetItem }) {
  const { says, to, onGo } = item;
  if (to === undefined) return <span>{says}</span>;
  const press = (event: MouseEvent) => {
    if (onGo === undefined || !isPlainPress(event)) return;
    event.preventDefault();
    onGo();
  };
  return (
    <Link className={css.way} to={to} onClick={press}>
      {says}
    </Link>
  );
}

function Glyph({ kind }: { readonly kind: NonNullable<UnmetItem["kind"]> }) {
  if (kind === "met") return <Check size={16} strokeWidth={1.75} role="img" aria-label="Done:" />;
  if (kind === "hold") return <Lock size={16} strokeWidth={1.75} aria-hidden="true" />;
  return <X size={16} strokeWidth={1.75} aria-hidden="true" />;
}

const hasWay = (item: UnmetItem) => item.to !== undefined;

/** A press that is not meant to open another tab or window. */
export function isPlainPress({ button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey;
}
