import type { SetStateAction } from "react";
import type { UnmetField } from "#contract/problem.ts";
import type { ReopenKind } from "#domain/transitions.ts";
import { Options } from "#client/ui/Options.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import css from "./TransitionDialog.module.css";
import { TimeFields } from "./TimeFields.tsx";
import type { Ask, Faults, Typed } from "./typed.ts";

interface Typing {
  readonly typed: Typed;
  readonly onChange: (change: SetStateAction<Typed>) => void;
}

export interface TransitionFieldsProps extends Typing {
  readonly asks: readonly Ask[];
  readonly faults: Faults;
  readonly zone: string;
  readonly now: number;
}

/** What a transition asks for, in the order in which it is asked. */
export function TransitionFields({ asks, ...rest }: TransitionFieldsProps) {
  return asks.map((ask) => <AskedField key={ask.field} ask={ask} {...rest} />);
}

const kinds: readonly { readonly value: ReopenKind; readonly says: string; readonly detail: string }[] = [
  { value: "update", says: "Update", detail: "New facts; nothing was wrong" },
  { value: "correction", says: "Correction", detail: "We were wrong" },
  { value: "clarification", says: "Clarification", detail: "Right, but could mislead" },
];

function AskedField({ ask, typed, onChange, faults, zone, now }: Omit<TransitionFieldsProps, "asks"> & { ask: Ask }) {
  const put = (change: Partial<Typed>) => onChange((before) => ({ ...before, ...change }));
  const error = faults[ask.field];
  switch (ask.field) {
    case "kind":
      return (
        <Options
          label={ask.label}
          options={kinds}
          value={typed.kind}
          onChange={(kind) => put({ kind })}
          error={error}
        />
      );
    case "at":
      return <TimeFields value={typed.at} onChange={(at) => put({ at })} zone={zone} now={now} error={error} />;
    case "slug":
      return <TextField label={ask.label} value={typed.slug} onChange={(slug) => put({ slug })} error={error} />;
    case "reason":
      return (
        <TextArea
          label={ask.label}
          rows={2}
          value={typed.reason}
          onChange={(reason) => put({ reason })}
          error={error}
        />
      );
    case "note":
      return (
        <TextArea
          label={ask.label}
          value={typed.note}
          onChange={(note) => put({ note })}
          error={error}
          isCopy={isForReaders(ask)}
          hint={hintOf(ask)}
        />
      );
    default:
      return ask.field satisfies never;
  }
}

const isForReaders = ({ label }: Ask) => label === "Note to readers";

function hintOf(ask: Ask): string | undefined {
  const parts = [
    ...(isForReaders(ask) ? ["Printed on the story."] : []),
    ...(ask.isRequired ? [] : ["It can be left empty."]),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
}

/** The reason with which an editor goes past what stands in the way, each of it named. */
export function OverrideField({
  overrides,
  typed,
  onChange,
  fault,
}: Typing & { readonly overrides: readonly UnmetField[]; readonly fault: string | undefined }) {
  const said = overrides.map(({ sentence }) => sentence).join("; ");
  return (
    <div className={css.override}>
      <TextArea
        label="Reason"
        rows={2}
        value={typed.reason}
        onChange={(reason) => onChange((before) => ({ ...before, reason }))}
        error={fault}
        hint={overrides.length === 0 ? undefined : `Overrides: ${said}. It goes in the history, under your name.`}
      />
    </div>
  );
}
