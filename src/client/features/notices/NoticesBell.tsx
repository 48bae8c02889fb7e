import { Bell } from "lucide-react";
import { useNoticesPanel } from "#client/lib/noticesPanel.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import css from "./NoticesBell.module.css";
import { noticesKeys } from "./noticesKeys.ts";
import { useNotices } from "./useNotices.ts";

export interface NoticesBellProps {
  /** It is one of the places of a phone's bar, with its name below. */
  readonly isPlace: boolean;
}

/** Opens the notices, and says how many are unread: by number, and in words for those who hear it. */
export function NoticesBell({ isPlace }: NoticesBellProps) {
  const { unread } = useNotices();
  const show = useNoticesPanel((panel) => panel.show);
  // Until it is known how many there are, nothing is said of it.
  const inWords = unread === undefined ? "" : `, ${unread === 0 ? "none" : unread} unread`;
  const opens = { "aria-haspopup": "dialog", onClick: () => show(true) } as const;
  const ringing = <Ringing unread={unread ?? 0} />;
  if (!isPlace) return <IconButton label={`Notices${inWords}`} shortcut={noticesKeys} icon={ringing} {...opens} />;
  return (
    <button type="button" className={css.place} {...opens}>
      {ringing}
      Notices
      <HiddenText>{inWords}</HiddenText>
    </button>
  );
}

function Ringing({ unread }: { readonly unread: number }) {
  return (
    <span className={css.bell} aria-hidden="true">
      <Bell size={20} strokeWidth={1.75} />
      {unread > 0 && <span className={css.count}>{unread > 99 ? "99+" : unread}</span>}
    </span>
  );
}
