/** A clock that stands until a test moves it. */
export interface SetClock {
  now(): Date;
  set(instant: string): void;
  advance(by: { readonly hours?: number; readonly minutes?: number; readonly seconds?: number }): void;
}

/** A Monday evening in November on which nothing else happens: 21:40 in London. */
export const usualNow = "2026-11-23T21:40:00.000Z";

export function setClock(): SetClock {
  let at = Date.parse(usualNow);
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = Date.parse(instant);
    },
    advance: ({ hours = 0, minutes = 0, seconds = 0 }) => {
      at += ((hours * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
