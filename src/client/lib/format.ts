/** Times and counts as the desk says them: 17:30, Tue 14:05, 23 Nov, Late 19 min, 102 over. */

const minute = 60_000;
const day = 24 * 60 * minute;

/** A desk time: `17:30` today, `Tue 14:05` within the week, `23 Nov 14:05` this year, else `23 Nov 2025`. */
export function deskTime(instant: string, zone: string, now: number): string {
  const at = new Date(instant);
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  const dayOf = (time: Date | number) => parts({ dateStyle: "short" }).format(time);
  const time = parts({ hour: "2-digit", minute: "2-digit" }).format(at);
  if (dayOf(at) === dayOf(now)) return time;
  if (Math.abs(at.getTime() - now) < 6 * day) return `${parts({ weekday: "short" }).format(at)} ${time}`;
  const date = parts({ day: "numeric", month: "short" }).format(at);
  if (parts({ year: "numeric" }).format(at) === parts({ year: "numeric" }).format(now)) return `${date} ${time}`;
  return parts({ day: "numeric", month: "short", year: "numeric" }).format(at);
}

/** A whole time for a tooltip and for speech: `Monday 23 November 2026 at 17:30`. */
export function fullTime(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(new Date(instant));
}

/** How long something has lasted: `under a minute`, `19 min`, `3 h 05`, `2 days`. */
export function lasting(from: string, now: number): string {
  return span(Math.max(0, now - Date.parse(from)));
}

/** What a due time says: late by how much, soon (within the hour), or the time itself. */
export function dueState(
  instant: string,
  zone: string,
  now: number,
): { readonly state: "late" | "soon" | "later"; readonly says: string } {
  const left = Date.parse(instant) - now;
  if (left < 0) return { state: "late", says: `Late ${span(-left)}` };
  return { state: left < 60 * minute ? "soon" : "later", says: deskTime(instant, zone, now) };
}

/** A word count beside the length asked for: `418 / 450`, or `702 / 600` with `102 over`. */
export function overBy(words: number, length: number | null): number {
  return length === null ? 0 : Math.max(0, words - length);
}

function span(ms: number): string {
  if (ms < minute) return "under a minute";
  if (ms < 60 * minute) return `${Math.floor(ms / minute)} min`;
  if (ms < day) {
    const minutes = Math.floor(ms / minute);
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  }
  const days = Math.floor(ms / day);
  return days === 1 ? "1 day" : `${days} days`;
}
