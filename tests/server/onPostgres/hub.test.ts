import { describe, expect, onTestFinished, test } from "vitest";
import { postgresHub } from "#server/node/hub/postgres.ts";
import { anOwnDatabase, cutHubs, type OwnDatabase } from "./ownDatabase.ts";

const missed = { topic: "people", message: "look anew" };

/** One process's end of the hub, with what it has heard and what it has logged. */
async function anEnd(database: OwnDatabase) {
  const heard: string[] = [];
  const logged: string[] = [];
  const log = { info: (event: string) => logged.push(event), error: (event: string) => logged.push(event) };
  const { hub, close } = await postgresHub(database.url, { log, missed });
  onTestFinished(close);
  for (const topic of ["story", "people"]) hub.subscribe(topic, (message) => heard.push(`${topic}: ${message}`));
  return { hub, heard, logged, close };
}

describe("the hub on PostgreSQL", () => {
  test("is heard in its own process at once and once, in the others a moment later, in order", async () => {
    const database = await anOwnDatabase("stet_hub");
    const [left, right] = [await anEnd(database), await anEnd(database)];
    const all = Array.from({ length: 200 }, (_, index) => `story: ${index} “é” \\ '`);
    for (const [index] of all.entries()) left.hub.publish("story", `${index} “é” \\ '`);
    expect(left.heard).toEqual(all);
    await expect.poll(() => right.heard).toEqual(all);
    right.hub.publish("story", "back");
    await expect.poll(() => left.heard.at(-1)).toBe("story: back");
    expect(left.heard).toHaveLength(201);
    expect(right.heard).toHaveLength(201);
  });

  test("tells of a message that is too long for the others only that they missed something", async () => {
    const database = await anOwnDatabase("stet_hub");
    const [left, right] = [await anEnd(database), await anEnd(database)];
    left.hub.publish("story", "x".repeat(8000));
    await expect.poll(() => right.heard).toEqual(["people: look anew"]);
    expect(left.heard).toEqual([`story: ${"x".repeat(8000)}`]);
  });

  test("comes back by itself, says so, has everybody look anew, and says then what was said meanwhile", async () => {
    const database = await anOwnDatabase("stet_hub");
    const [left, right] = [await anEnd(database), await anEnd(database)];
    expect(await cutHubs(database)).toBe(2);
    await expect.poll(() => left.logged).toContain("hub.lost");
    left.hub.publish("story", "meanwhile");
    await expect.poll(() => [left.logged.at(-1), right.logged.at(-1)]).toEqual(["hub.back", "hub.back"]);
    expect(left.heard).toEqual(expect.arrayContaining(["story: meanwhile", "people: look anew"]));
    expect(right.heard).toContain("people: look anew");
    left.hub.publish("story", "after");
    await expect.poll(() => right.heard).toContain("story: after");
  });

  test("goes on within its own process where there is no database, and can be closed", async () => {
    const database = await anOwnDatabase("stet_hub");
    const nowhere = new URL(database.url);
    nowhere.port = "1";
    const logged: string[] = [];
    const log = { info: (event: string) => logged.push(event), error: (event: string) => logged.push(event) };
    const { hub, close } = await postgresHub(nowhere.href, { log, missed });
    const heard: string[] = [];
    hub.subscribe("story", (message) => heard.push(message));
    hub.publish("story", "alone");
    expect(heard).toEqual(["alone"]);
    expect(logged).toContain("hub.notThere");
    await close();
  });
});
