import type { MouseEvent } from "react";
import { Link } from "react-router";
import type { Notice } from "#contract/notices.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { noticeAddress } from "./noticeAddress.ts";
import css from "./NoticesDialog.module.css";
import type { OpenNotice } from "./useOpenNotice.ts";

export interface NoticeRowProps {
  readonly notice: Notice;
  readonly zone: string;
  readonly now: number;
  readonly open: OpenNotice;
}

/** One notice: what it says, when it was told, whether it is unread, and the way to its place. */
export function NoticeRow({ notice, zone, now, open }: NoticeRowProps) {
  const { at, readAt, says } = notice;
  const isUnread = readAt === null;
  const press = (event: MouseEvent) => {
    // With a key held the browser opens it in a tab or window of its own.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return open.elsewhere(notice);
    event.preventDefault();
    open.here(notice);
  };
  return (
    <li className={css.notice} data-unread={isUnread || undefined}>
      <Link to={noticeAddress(notice) ?? "/"} onClick={press} className={css.link}>
        {isUnread && <HiddenText>Unread: </HiddenText>}
        <span className={css.says}>{says}</span>
        {goesTo(notice) !== null && <span className={css.place}>{goesTo(notice)}</span>}
      </Link>
      <time dateTime={at} title={fullTime(at, zone)} className={css.at}>
        {deskTime(at, zone, now)}
      </time>
    </li>
  );
}

/** Where it leads, where that is not the story or the note that it tells of. */
function goesTo({ place }: Notice): string | null {
  return place.kind === "readback" ? "Read what was changed since it was filed" : null;
}
