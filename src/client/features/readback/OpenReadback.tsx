import { ChevronDown, ChevronLeft, ChevronUp, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { Version } from "#contract/history.ts";
import type { Readback } from "#contract/readback.ts";
import type { Story } from "#contract/stories.ts";
import { useCommands } from "#client/lib/commands.ts";
import { fullTime } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Select } from "#client/ui/Select.tsx";
import type { Marking } from "./Marked.tsx";
import css from "./ReadbackPage.module.css";
import { ReadbackPanel } from "./ReadbackPanel.tsx";
import rows from "./ReadbackRows.module.css";
import { ReadbackRows, rowId } from "./ReadbackRows.tsx";
import { whoSays } from "./readbackWords.ts";
import type { ShownVersions } from "./useReadback.ts";

export interface OpenReadbackProps {
  readonly story: Story;
  readonly versions: readonly Version[];
  readonly readback: Readback;
  readonly shown: ShownVersions;
  readonly zone: string;
}

/** The readback that has come: the two columns, or both in one, and every change with whose it is. */
export function OpenReadback({ story, versions, readback, shown, zone }: OpenReadbackProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<number | null>(null);
  const main = useRef<HTMLElement>(null);
  // What stood here while it was on its way is gone, and whoever was led here by key had focus on that.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  const { changes, people } = readback;
  const current = chosen !== null && chosen < changes.length ? chosen : null;
  const isShown = (change: number) => {
    const by = changes[change]?.by ?? [];
    return by.length === 0 || by.some(({ person }) => !hidden.has(person));
  };
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? "";
  const marking: Marking = {
    changes,
    isShown,
    who: (change) => whoSays(changes[change] ?? noChange, nameOf),
    current,
  };
  const go = (change: number) => {
    setChosen(change);
    const row = document.getElementById(rowId(changes[change]?.row ?? 0));
    row?.scrollIntoView({ block: "center" });
    row?.focus({ preventScroll: true });
  };
  const step = (by: 1 | -1) => {
    const all = changes.map((_, index) => index).filter(isShown);
    const next =
      by === 1 ? all.find((each) => each > (current ?? -1)) : all.findLast((each) => each < (current ?? all.length));
    const wrapped = next ?? (by === 1 ? all[0] : all.at(-1));
    if (wrapped !== undefined) go(wrapped);
  };
  const none = changes.length === 0 ? "There are no changes" : null;
  useCommands([
    { id: "readback next", says: "Go to the next change", keys: "J", run: () => step(1), whyNot: none },
    { id: "readback last", says: "Go to the last change", keys: "K", run: () => step(-1), whyNot: none },
    {
      id: "readback layout",
      says: shown.isInline ? "Show the versions side by side" : "Show the changes inline",
      keys: "I",
      run: () => shown.show({ as: shown.isInline ? "beside" : "inline" }),
    },
    { id: "readback print", says: "Print the readback", run: () => print() },
  ]);
  return (
    <div className={css.page}>
      <title>{`Readback of ${story.slug ?? "a story"} · Stet`}</title>
      <header className={css.top}>
        <Link to={`/stories/${story.id}`} className={css.back}>
          <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
          <span className={css.slug}>{story.slug ?? "Story"}</span>
        </Link>
        <h1 className={css.title}>Readback</h1>
        <div className={css.acts}>
          <fieldset className={css.layout}>
            <legend className={css.hiddenLegend}>Layout</legend>
            <button type="button" aria-pressed={!shown.isInline} onClick={() => shown.show({ as: "beside" })}>
              Side by side
            </button>
            <button type="button" aria-pressed={shown.isInline} onClick={() => shown.show({ as: "inline" })}>
              Inline
            </button>
          </fieldset>
          <IconButton
            label="Last change"
            shortcut="K"
            whyNot={none}
            icon={<ChevronUp size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => step(-1)}
          />
          <IconButton
            label="Next change"
            shortcut="J"
            whyNot={none}
            icon={<ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => step(1)}
          />
          <Button icon={<Printer size={16} strokeWidth={1.75} aria-hidden="true" />} onClick={() => print()}>
            Print
          </Button>
        </div>
      </header>
      <main ref={main} className={css.copy} tabIndex={-1} aria-label="Both versions">
        <ReadbackRows
          readback={readback}
          marking={marking}
          isInline={shown.isInline}
          heads={{
            from: (
              <Head
                which="Earlier"
                version={readback.from}
                versions={versions}
                zone={zone}
                onChoose={(from) => shown.show({ from, to: String(readback.to.number) })}
              />
            ),
            to: (
              <Head
                which="Later"
                version={readback.to}
                versions={versions}
                zone={zone}
                onChoose={(to) => shown.show({ to, from: String(readback.from.number) })}
              />
            ),
          }}
        />
      </main>
      <ReadbackPanel
        readback={readback}
        marking={marking}
        hidden={hidden}
        onHide={(person, isHidden) => {
          const next = new Set(hidden);
          if (isHidden) next.add(person);
          else next.delete(person);
          setHidden(next);
        }}
        onGo={go}
      />
    </div>
  );
}

const noChange = {
  kind: "words",
  row: 0,
  out: "",
  in: "",
  by: [],
  isInQuote: false,
} as const satisfies Readback["changes"][number];

interface HeadProps {
  readonly which: "Earlier" | "Later";
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly zone: string;
  readonly onChoose: (number: string) => void;
}

function Head({ which, version, versions, zone, onChoose }: HeadProps) {
  const { words, by, at } = version;
  return (
    <>
      <Select
        label={`${which} version`}
        isLabelHidden
        value={String(version.number)}
        onChange={onChoose}
        choices={versions.map(({ number, name }) => ({ value: String(number), says: name }))}
      />
      <small className={rows.facts}>
        <bdi>{by}</bdi>, {fullTime(at, zone)} · {words === 1 ? "1 word" : `${words} words`}
      </small>
    </>
  );
}
