import { TriangleAlert } from "lucide-react";
import type { CopyStatus } from "#editor/copyStatus.ts";
import css from "./StoppedBar.module.css";

/** Says, so that nobody can miss it, that words are not being stored (scenario R-02). */
export function StoppedBar({ status }: { readonly status: CopyStatus | null }) {
  const isStopped = status?.save === "stopped";
  const isLoose = status !== null && status.isOpen && status.save !== "saved" && !status.isKeeping;
  if (!isStopped && !(isLoose && status.save === "offline")) return null;
  return (
    <p className={css.bar} role="alert">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {isStopped && "Saving has stopped. "}
        {isLoose
          ? "Not kept if you close this tab: leave it open, and your words are sent by themselves."
          : "Your words are kept in this browser and are sent again by themselves."}
      </span>
    </p>
  );
}
