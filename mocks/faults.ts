/**
 * The only forger: faults that a person or a test switches on, between the page and the newsroom. Off unless asked.
 * They are kept for the tab, so that a reload does not heal what is being looked at.
 */
export const faultNames = ["slow", "offline", "error", "conflict"] as const;
export type FaultName = (typeof faultNames)[number];

export const faultWords: Record<FaultName, string> = {
  slow: "Slow: every answer takes two seconds",
  offline: "Offline: nothing answers, sockets are cut",
  error: "Every change fails (500)",
  conflict: "Every change comes too late (409)",
};

const key = "stet-mock-fault";

/** The fault that is on, or null. An address may switch one on: `?fault=slow`. */
export function faultNow(): FaultName | null {
  const asked = new URLSearchParams(location.search).get("fault");
  if (asked !== null) setFault(faultNames.find((name) => name === asked) ?? null);
  const kept = sessionStorage.getItem(key);
  return faultNames.find((name) => name === kept) ?? null;
}

export function setFault(fault: FaultName | null): void {
  if (fault === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, fault);
  for (const heard of listeners) heard(fault);
}

const listeners = new Set<(fault: FaultName | null) => void>();

export function onFault(heard: (fault: FaultName | null) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** What the fault that is on does to a request: an answer in the newsroom's place, or null to let it through. */
export async function faultyAnswer(request: Request): Promise<Response | null> {
  const fault = faultNow();
  if (fault === "slow") await new Promise((resume) => setTimeout(resume, 2000));
  if (fault === "offline") return Response.error();
  const isChange = !["GET", "HEAD"].includes(request.method);
  if (fault === "error" && isChange)
    return problem(
      500,
      "server/fault",
      "Something failed",
      "Something failed here. What you typed is kept; try again.",
    );
  if (fault === "conflict" && isChange)
    return problem(409, "transition/stale", "No longer so", "The story has moved on meanwhile.");
  return null;
}

function problem(status: number, code: string, title: string, detail: string): Response {
  return Response.json(
    { type: `/problems/${code}`, title, status, detail, instance: "switched on in the panel of the mock" },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}
