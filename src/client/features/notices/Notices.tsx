import { useEffect } from "react";
import { useCommands } from "#client/lib/commands.ts";
import { useNoticesPanel } from "#client/lib/noticesPanel.ts";
import { NoticesDialog } from "./NoticesDialog.tsx";
import { noticesKeys } from "./noticesKeys.ts";
import { useArrivals } from "./useArrivals.tsx";
import { useOpenNotice } from "./useOpenNotice.ts";

export { NoticesBell } from "./NoticesBell.tsx";

/** Stands once on every page: says what arrives while it is open, and holds the panel of notices and its keys. */
export function Notices() {
  const { isOpen, show } = useNoticesPanel();
  const open = useOpenNotice();
  // Whoever comes next in this window begins with it closed.
  useEffect(() => () => show(false), [show]);
  useArrivals(open.here);
  useCommands([{ id: "notices", says: "Show the notices", keys: noticesKeys, run: () => show(true) }], "On every page");
  return <NoticesDialog isOpen={isOpen} onClose={() => show(false)} open={open} />;
}
