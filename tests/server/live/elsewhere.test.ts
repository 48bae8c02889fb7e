import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StoryId } from "#contract/fields.ts";
import { CaretsHint, Elsewhere, type Guest } from "#server/core/live/elsewhere.ts";
import { memoryHub } from "#server/core/memoryHub.ts";

const storyId = StoryId.parse("01890000-0000-7000-8000-000000000001");
const guest = (place: string, anchor: number | null = null): Guest => ({
  place,
  person: `person of ${place}`,
  name: `Name of ${place}`,
  seq: 1,
  anchor,
  head: anchor,
});

/** A room of one process, on a hub that can be cut, with what it was told. */
function aRoom(hub: ReturnType<typeof memoryHub>, guests: Guest[]) {
  const told: string[] = [];
  const line = { isCut: false, said: 0 };
  let id = 0;
  const ids = { next: () => `${guests[0]?.place ?? "nobody"} ${id++}` };
  const own = {
    publish: (topic: string, message: string) => {
      line.said += 1;
      if (!line.isCut) hub.publish(topic, message);
    },
    subscribe: hub.subscribe,
  };
  const room = new Elsewhere({ hub: own, ids }, storyId, () => guests, {
    came: ({ place }) => told.push(`${place} came`),
    moved: ({ place, anchor }) => told.push(`${place} at ${anchor}`),
    left: ({ place }) => told.push(`${place} left`),
  });
  hub.subscribe("carets", (message) => {
    if (!line.isCut) room.heard(CaretsHint.parse(JSON.parse(message)));
  });
  return { room, told, line, guests };
}

describe("who is in a story elsewhere", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Time goes by as in a server, where each room is looked at every two seconds. */
  function pass(seconds: number, rooms: readonly Elsewhere[]) {
    for (let i = 0; i < seconds; i += 2) {
      vi.advanceTimersByTime(2000);
      for (const room of rooms) room.look();
    }
  }

  test("goes with their process when that ends without a word, and not before", () => {
    const hub = memoryHub(() => {});
    const here = aRoom(hub, [guest("a", 3)]);
    const there = aRoom(hub, [guest("b", 5)]);
    there.room.changed({ asks: true });
    expect(here.told).toEqual(["b came", "b at 5"]);
    pass(60, [here.room, there.room]);
    expect(here.told).toEqual(["b came", "b at 5"]);
    expect(there.told).toEqual(["a came", "a at 3"]);
    there.line.isCut = true;
    pass(20, [here.room]);
    expect(here.told).not.toContain("b left");
    pass(8, [here.room]);
    expect(here.told).toEqual(["b came", "b at 5", "b left"]);
    expect(here.room.guests).toEqual([]);
    there.line.isCut = false;
    pass(12, [here.room, there.room]);
    expect(here.told.slice(3)).toEqual(["b came", "b at 5"]);
  });

  test("is said four times a second at most, the last word always", () => {
    const hub = memoryHub(() => {});
    const here = aRoom(hub, [guest("a", 0)]);
    const there = aRoom(hub, [guest("b", 0)]);
    there.room.changed({ asks: true });
    pass(2, []);
    const { said } = there.line;
    for (let i = 1; i <= 100; i++) {
      there.guests[0] = guest("b", i);
      there.room.moved();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(250);
    expect(there.line.said - said).toBeLessThanOrEqual(6);
    expect(here.told.at(-1)).toBe("b at 100");
  });

  test("is not said of carets where the story is open nowhere else", () => {
    const alone = aRoom(
      memoryHub(() => {}),
      [guest("a", 0)],
    );
    alone.room.moved();
    vi.advanceTimersByTime(1000);
    expect(alone.line.said).toBe(0);
  });

  test("fits into one message of the hub, however many they are", () => {
    const hub = memoryHub(() => {});
    const sizes: number[] = [];
    hub.subscribe("carets", (message) => sizes.push(Buffer.byteLength(message)));
    const many = aRoom(
      hub,
      Array.from({ length: 500 }, (_, i) => guest(`${i} 🗞`, 5)),
    );
    many.room.changed({ asks: true });
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(7800);
  });
});
