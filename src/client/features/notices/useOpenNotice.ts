import { useNavigate } from "react-router";
import type { Notice } from "#contract/notices.ts";
import { useNoticesPanel } from "#client/lib/noticesPanel.ts";
import { noticeAddress } from "./noticeAddress.ts";
import { useMarkNotices } from "./useNotices.ts";

/** The ways to open a notice: from then on it is read, and the desk goes where it leads; or the browser does, elsewhere. */
export interface OpenNotice {
  readonly here: (notice: Notice) => void;
  readonly elsewhere: (notice: Notice) => void;
}

export function useOpenNotice(): OpenNotice {
  const navigate = useNavigate();
  const { mark } = useMarkNotices();
  const show = useNoticesPanel((panel) => panel.show);
  const read = ({ id, readAt }: Notice) => {
    if (readAt === null) mark.mutate({ ids: [id], isRead: true });
  };
  return {
    elsewhere: read,
    here: (notice) => {
      const address = noticeAddress(notice);
      read(notice);
      show(false);
      // After the dialog has given focus back, so that the place that it leads to can take it.
      if (address !== null) setTimeout(() => void navigate(address));
    },
  };
}
