import { useEffect, useState } from "react";
import type { CopyStatus, SaveState as Save } from "#editor/copyStatus.ts";
import css from "./SaveState.module.css";
import type { WatchedStatus } from "./useCopyStatus.ts";

const says: Record<Save, string> = {
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline: kept on this device",
  asking: "Kept on this device",
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

/** All has been stored for so long before the page says so again. */
const restMs = 400;

/**
 * The same at every moment, alone on the page. That words are not stored is said at once, and that they are once no more
 * have come for a moment (promise R3): said and unsaid at each key, it flickered, was read out without an end, and took
 * a third of the time until the letter was painted.
 */
export function SaveStateNow({ watched }: { readonly watched: WatchedStatus }) {
  const [status, setStatus] = useState(watched.latest);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => setStatus(watched.latest());
    const heard = () => {
      clearTimeout(timer);
      const isRest = watched.latest()?.save === "saved";
      timer = isRest ? setTimeout(show, restMs) : undefined;
      if (!isRest) setStatus((before) => (isAlike(before, watched.latest()) ? before : watched.latest()));
    };
    show();
    const unwatch = watched.watch(heard);
    return () => {
      clearTimeout(timer);
      unwatch();
    };
  }, [watched]);
  return <SaveState status={status} />;
}

function isAlike(one: CopyStatus | null, other: CopyStatus | null): boolean {
  return one?.save === other?.save && one?.isOpen === other?.isOpen && one?.isKeeping === other?.isKeeping;
}
