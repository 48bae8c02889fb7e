import { type ReactNode, useId } from "react";
import { HiddenText } from "./HiddenText.tsx";

/**
 * The attributes and the unseen words of a control that says why it cannot be used. The reason is shown by the tooltip
 * and is the control's description.
 */
export function useWhyNot(whyNot: string | null | undefined) {
  const id = useId();
  const isRefused = whyNot !== null && whyNot !== undefined && whyNot !== "";
  const words: ReactNode = isRefused ? <HiddenText id={id}>{whyNot}</HiddenText> : null;
  return { isRefused, words, attributes: isRefused ? { "data-tip": whyNot, "aria-describedby": id } : {} };
}
