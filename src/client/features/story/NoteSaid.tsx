import type { Note } from "#contract/notes.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { type Nameable, piecesOf } from "./mentions.ts";
import css from "./NotesTab.module.css";

export interface NoteSaidProps extends Pick<Note, "by" | "at" | "body"> {
  readonly people: readonly Nameable[];
  readonly zone: string;
  readonly now: number;
}

/** What one person said in a thread, and when; whom they named stands out. It is text, whatever it looks like. */
export function NoteSaid({ by, at, body, people, zone, now }: NoteSaidProps) {
  return (
    <div className={css.said}>
      <p className={css.who}>
        <Avatar id={by.id} name={by.name} size="small" isBesideName />
        <bdi>{by.name}</bdi>
        <time dateTime={at} title={fullTime(at, zone)}>
          {deskTime(at, zone, now)}
        </time>
      </p>
      <p className={css.body}>
        {piecesOf(body, people).map(({ text, names, at }) => (names.length === 0 ? text : <b key={at}>{text}</b>))}
      </p>
    </div>
  );
}
