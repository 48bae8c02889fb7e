import type { Editor } from "@tiptap/core";
import type { CopyChannel } from "./channel.ts";
import type { CopyStatus } from "./copyStatus.ts";
import type { CopyStore } from "./copyStore.ts";
import { CopySync } from "./CopySync.ts";
import { LeftWork } from "./LeftWork.ts";

/** What an editor is joined to the log with. */
export interface Joining {
  readonly channel: CopyChannel;
  readonly store: CopyStore;
  /** Whose editor it is. */
  readonly me: string;
  /** Makes an editor that is in no page. */
  readonly newEditor: () => Editor;
  readonly onStatus: (status: CopyStatus) => void;
}

/** An editor that is joined to the log. */
export interface Synced {
  readonly own: CopySync;
  readonly left: LeftWork;
  /** Has work offline that waits for its author's word go to the copy, as their suggestions. */
  readonly suggestOffline: () => void;
  /** Lets such work go. Gives how its words come into the tray after all. */
  readonly letOfflineGo: () => () => void;
}

/** Joins the editor to the log, and with it what this person's closed tabs have left: all of that is their work too. */
export function startSync(editor: Editor, { channel, store, me, newEditor, onStatus }: Joining): Synced {
  let latest: CopyStatus | null = null;
  // "Saved" is said of all of this person's words, wherever on this computer they were typed (promise R3).
  const tell = () => {
    if (latest === null) return;
    const { save } = latest;
    if (left.isAsking && save !== "offline") onStatus({ ...latest, save: "asking" });
    else onStatus(left.isPending && save === "saved" ? { ...latest, save: "saving" } : latest);
  };
  const left = new LeftWork({
    channel,
    store,
    me,
    newEditor,
    takeOver: async (unplaced) => {
      own.unplaced.takeOver(unplaced);
      return (await own.keepNow()) || own.unplaced.isSettled(unplaced);
    },
    isSettled: (unplaced) => own.unplaced.isSettled(unplaced),
    isConnected: () => latest !== null && latest.save !== "offline",
    changed: tell,
  });
  const own = new CopySync(editor, {
    channel,
    store,
    me,
    tell: (status) => {
      const isBack = status.save !== "offline" && (latest === null || latest.save === "offline");
      const isKeepingAgain = status.isKeeping && latest?.isKeeping === false;
      latest = status;
      if (isBack || isKeepingAgain) void left.look();
      else left.settle();
      tell();
    },
  });
  return {
    own,
    left,
    suggestOffline: () => {
      own.suggestOffline();
      left.suggestOffline();
    },
    letOfflineGo: () => {
      const words = [...own.letOfflineGo(), ...left.letOfflineGo()];
      return () => own.unplaced.keep(words);
    },
  };
}
