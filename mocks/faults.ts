import { problems } from "#domain/problems.ts";

/**
 * The only forger: faults that a person or a test switches on, between the page and the newsroom. Off unless asked.
 * They are kept for the tab, so that a reload does not heal what is being looked at.
 */
export const faultNames = ["slow", "offline", "error", "conflict"] as const;
export type FaultName = (typeof faultNames)[number];

export const faultWords: Record<FaultName, string> = {
  slow: "Slow: everything takes two seconds",
  offline: "Offline: nothing answers, sockets are cut",
  error: "Every change fails (500)",
  conflict: "Every change comes too late (409)",
};

export const slowMs = 2000;
const key = "stet-mock-fault";
const listeners = new Set<(fault: FaultName | null) => void>();

/** The fault that is on, or null. */
export function faultNow(): FaultName | null {
  return faultNamed(sessionStorage.getItem(key));
}

/** Switches a fault on or, with null, whatever is on off. */
export function setFault(fault: FaultName | null): void {
  if (fault === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, fault);
  for (const heard of listeners) heard(fault);
}

/** An address may switch one on or off as the page is opened: `?fault=slow`, `?fault=none`. */
export function takeFaultFrom(search: string): void {
  const asked = new URLSearchParams(search).get("fault");
  if (asked !== null) setFault(faultNamed(asked));
}

export function onFault(heard: (fault: FaultName | null) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** What the fault that is on does to a request: an answer in the newsroom's place, or null to let it through. */
export async function faultyAnswer(request: Request): Promise<Response | null> {
  const fault = faultNow();
  const isChange = !["GET", "HEAD"].includes(request.method);
  if (fault === "slow") await new Promise((resume) => setTimeout(resume, slowMs));
  if (fault === "offline") return Response.error();
  if (fault === "error" && isChange) return problem("server/fault");
  if (fault === "conflict" && isChange) return problem("transition/stale");
  return null;
}

function faultNamed(name: string | null): FaultName | null {
  return faultNames.find((each) => each === name) ?? null;
}

function problem(code: "server/fault" | "transition/stale"): Response {
  const { status, title, sentence } = problems[code];
  const said = {
    type: `/problems/${code}`,
    title,
    status,
    detail: sentence,
    instance: "made by the panel of the mock",
  };
  return Response.json(said, { status, headers: { "content-type": "application/problem+json" } });
}
