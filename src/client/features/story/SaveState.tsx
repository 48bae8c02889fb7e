import type { CopyStatus, SaveState as Save } from "#editor/copyStatus.ts";
import css from "./SaveState.module.css";

const says: Record<Save, string> = {
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline: kept on this device",
  // Then the bar over the copy says what has happened.
  stopped: "",
};

/** Whether this person's words are stored: the page's one line about it, read out when it changes. */
export function SaveState({ status }: { readonly status: CopyStatus | null }) {
  const save = status?.isOpen === true ? status.save : null;
  const isLoose = save === "offline" && status?.isKeeping === false;
  return (
    <p className={css.state} role="status" data-save={save ?? undefined}>
      {isLoose ? "Offline" : save === null ? "" : says[save]}
    </p>
  );
}
