/**
 * Whether two amounts that a hyphen joins are a range: the second is more than the first, also where it is cut short
 * (`1998-9`, `2014-15`), or they are times of day. `3-2` and `50-50` are scores and shares, `2026-11` a date.
 */
export function isRange(from: string, to: string): boolean {
  if (!/\d/.test(to)) return false;
  const isTime = /[ap]m$|\d:\d\d/u;
  if (isTime.test(from) || isTime.test(to)) return true;
  const [low, high] = [valueOf(from), valueOf(to)];
  if (high > low) return true;
  const isCutShort = /^\d+$/.test(from) && /^[1-9]\d*$/.test(to) && to.length < from.length;
  return isCutShort && high > low % 10 ** to.length;
}

function valueOf(amount: string): number {
  return Number(amount.replace(/[^\d.]/gu, "").replace(/\.(?=.*\.)/gu, ""));
}
