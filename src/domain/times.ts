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

/** A time as readers are told it: `5.30pm`, `5pm`, `noon` and `midnight`, in the newsroom's zone. */
export function readersTime(instant: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const hour = Number(part("hour"));
  const minute = part("minute");
  if (minute === "00" && hour % 12 === 0) return hour === 0 ? "midnight" : "noon";
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === "00" ? "" : `.${minute}`}${hour < 12 ? "am" : "pm"}`;
}

/** A day as readers are told it: `23 November 2026`. */
export function readersDay(instant: Instant, zone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: zone });
  return day.format(new Date(instant));
}

/** A day and time as readers are told them: `23 November 2026, 5.30pm`. */
export function readersMoment(instant: Instant, zone: string): string {
  return `${readersDay(instant, zone)}, ${readersTime(instant, zone)}`;
}
