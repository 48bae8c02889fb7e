import type { TransitionName } from "#domain/transitions.ts";

/** THE LIST of what the transitions are called on buttons and in menus. */
export const transitionLabels: Record<TransitionName, string> = {
  file: "File",
  recall: "Recall",
  claim: "Claim",
  release: "Release",
  return: "Return to writer",
  pass: "Pass to editor",
  sendBack: "Send back",
  publish: "Publish",
  schedule: "Schedule",
  unschedule: "Unschedule",
  reopen: "Reopen",
  abandon: "Abandon",
  withdraw: "Withdraw",
  restore: "Restore",
  fallBack: "Fall back",
  spike: "Spike",
  unspike: "Unspike",
};
