import { useEffect, useRef } from "react";
import type { Present } from "#editor/presence.ts";
import { Button } from "#client/ui/Button.tsx";
import css from "./FollowLine.module.css";
import { isFocusLost } from "./useFocusKept.ts";

export interface FollowLineProps {
  readonly following: Present | null;
  readonly onStop: () => void;
  /** Its button is gone, and had the focus. */
  readonly onFocusLost: () => void;
}

/** Whom the view goes along with, and the way out of it. Read out when it begins. */
export function FollowLine({ following, onStop, onFocusLost }: FollowLineProps) {
  const isFollowing = following !== null;
  const focusLost = useRef(onFocusLost);
  useEffect(() => {
    focusLost.current = onFocusLost;
  });
  useEffect(() => {
    if (!isFollowing) return;
    return () => {
      if (isFocusLost()) focusLost.current();
    };
  }, [isFollowing]);
  return (
    <div className={css.place} role="status">
      {following !== null && (
        <p className={css.line}>
          <span>
            Following {following.name} <span className={css.keys}>· Esc to stop</span>
          </span>
          <Button size="small" onClick={onStop}>
            Stop
          </Button>
        </p>
      )}
    </div>
  );
}
