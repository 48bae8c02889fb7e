/** An instant, ISO 8601 in UTC with `Z`, as the contract carries it. */
export type Instant = string;

/** A story's time as a sentence says it on the desk: `21:40` today, else `21:40 on 23 November`. */
export function clockTime(instant: Instant, now: Instant, zone: string): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: zone });
  if (day.format(at) === day.format(new Date(now))) return time;
  return `${time} on ${day.format(at)}`;
}

export function isBefore(a: Instant, b: Instant): boolean {
  return Date.parse(a) < Date.parse(b);
}
