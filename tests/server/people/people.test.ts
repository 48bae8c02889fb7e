import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { addPerson, changePerson, invitePerson, listPeople, removePerson } from "#contract/people.ts";
import { readSession, signIn } from "#contract/session.ts";
import { createStory, readStory, type Story } from "#contract/stories.ts";
import { changeTrayPiece, putInTray } from "#contract/tray.ts";
import { listVersions, readHistory, readVersion } from "#contract/history.ts";
import { PersonId, TrayId } from "#contract/fields.ts";
import { schema } from "#document/schema.ts";
import { HubMessage } from "#server/core/events/outbox.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";
import { anApp } from "../support/app.ts";
import { emailOf, password, type PersonName } from "../support/newsroom.ts";

const noor = { name: "Noor Haddad", email: "noor.haddad@dailydesk.example", roles: ["writer" as const] };
const unknown = PersonId.parse("01890000-0000-7000-8000-000000000000");

describe("people", () => {
  test("are changed by admins alone", async () => {
    const { signedInAs, people } = await anApp();
    const editor = await signedInAs("Duty Editor");
    const params = { personId: people["Leyi Chen"].id };
    const refusals = await Promise.all([
      editor.refused(addPerson, { body: noor }),
      editor.refused(changePerson, { params, body: { roles: ["editor"] } }),
      editor.refused(invitePerson, { params }),
      editor.refused(removePerson, { params }),
    ]);
    expect(refusals.map((each) => `${each.status} ${each.code}`)).toEqual(Array(4).fill("403 person/forbidden"));
  });

  test("that nobody is are unknown, to an admin and to others", async () => {
    const { signedInAs } = await anApp();
    for (const name of ["Desk Admin", "Leyi Chen"] as const) {
      const caller = await signedInAs(name);
      const params = { personId: unknown };
      const refusals = [
        await caller.refused(changePerson, { params, body: { name: "Nobody" } }),
        await caller.refused(invitePerson, { params }),
        await caller.refused(removePerson, { params }),
      ];
      expect(refusals.map((each) => each.code)).toEqual(Array(3).fill("person/unknown"));
    }
  });

  test("have an e-mail that nobody else has, whatever its capitals", async () => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    await admin.call(addPerson, { body: noor });
    const { code, status } = await admin.refused(addPerson, { body: { ...noor, email: noor.email.toUpperCase() } });
    expect([status, code]).toEqual([422, "person/emailTaken"]);
  });

  test("keep the part of an e-mail behind the plus (bad input 42)", async () => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const { person } = await admin.call(addPerson, { body: { ...noor, email: "noor+desk@dailydesk.example" } });
    expect(person.email).toBe("noor+desk@dailydesk.example");
  });

  test.each([
    ["an e-mail without an @", { email: "noor.dailydesk.example" }, "/email"],
    ["an e-mail of 300 characters", { email: `${"n".repeat(290)}@desk.example` }, "/email"],
    ["two e-mails in one field", { email: "a@desk.example, b@desk.example" }, "/email"],
    ["a name with | in it", { name: "Noor | Haddad" }, "/name"],
    ["a name with a comma in it", { name: "Noor, Haddad" }, "/name"],
    ["a name that cannot be seen", { name: "\u202e \u0007" }, "/name"],
    ["no role", { roles: [] }, "/roles"],
  ])("are refused with %s", async (_, wrong, pointer) => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const { code, problem } = await admin.refused(addPerson, { body: { ...noor, ...wrong } });
    expect(code).toBe("request/invalid");
    expect(problem.errors?.map((each) => each.pointer)).toEqual([pointer]);
  });

  test("always have one admin among them", async () => {
    const { signedInAs, people } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const params = { personId: people["Desk Admin"].id };
    expect((await admin.refused(removePerson, { params })).code).toBe("person/lastAdmin");
    expect((await admin.refused(changePerson, { params, body: { roles: ["editor"] } })).code).toBe("person/lastAdmin");
    await admin.call(changePerson, {
      params: { personId: people["Duty Editor"].id },
      body: { roles: ["editor", "admin"] },
    });
    await admin.call(removePerson, { params });
  });

  test("cannot take away each other's last admin at the same moment", async () => {
    const { signedInAs, people } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const second = { personId: people["Duty Editor"].id };
    await admin.call(changePerson, { params: second, body: { roles: ["editor", "admin"] } });
    const editor = await signedInAs("Duty Editor");
    const answers = await Promise.all([
      admin.send("DELETE", `/api/people/${second.personId}`),
      editor.send("DELETE", `/api/people/${people["Desk Admin"].id}`),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe("A-05 a role that is taken away", () => {
  test("is gone with the next request, in a session that stays", async () => {
    const { signedInAs, people } = await anApp();
    const [admin, sam] = [await signedInAs("Desk Admin"), await signedInAs("Sam Okafor")];
    await admin.call(changePerson, { params: { personId: people["Sam Okafor"].id }, body: { roles: ["lawyer"] } });
    expect((await sam.call(readSession, {})).person.roles).toEqual(["lawyer"]);
    expect((await sam.refused(createStory, { body: {} })).code).toBe("story/createForbidden");
  });

  test("releases the stories that it held, says so in their history, and tells the desk", async () => {
    const newsroom = await aNewsdesk();
    const story = await newsroom.inSubbing();
    const heard: HubMessage[] = [];
    newsroom.deps.hub.subscribe("story", (message) => heard.push(HubMessage.parse(JSON.parse(message))));
    const admin = await newsroom.signedInAs("Desk Admin");
    const personId = newsroom.people["Fiona Patterson"].id;
    await admin.call(changePerson, { params: { personId }, body: { roles: ["writer"] } });
    const after = await admin.call(readStory, { params: { storyId: story.id } });
    expect(after).toMatchObject({ stage: "filed", sub: null });
    expect(heard).toEqual([{ storyId: story.id, revision: after.revision, personId: null }]);
    const { items } = await admin.call(readHistory, { params: { storyId: story.id } });
    expect(items[0]).toMatchObject({ action: "story.released", by: "Desk Admin" });
  });

  test("keeps the stories of somebody who may still sub", async () => {
    const newsroom = await aNewsdesk();
    const story = await newsroom.inSubbing();
    const admin = await newsroom.signedInAs("Desk Admin");
    const personId = newsroom.people["Fiona Patterson"].id;
    await admin.call(changePerson, { params: { personId }, body: { roles: ["sub", "writer"] } });
    expect((await admin.call(readStory, { params: { storyId: story.id } })).stage).toBe("subbing");
  });
});

describe("A-05, X-03 an account that is removed", () => {
  test("ends its sessions and its password, and releases and lists what it held", async () => {
    const newsroom = await aNewsdesk();
    const story = await newsroom.inSubbing();
    const fiona = await newsroom.signedInAs("Fiona Patterson");
    const admin = await newsroom.signedInAs("Desk Admin");
    const params = { personId: newsroom.people["Fiona Patterson"].id };
    const { released } = await admin.call(removePerson, { params });
    expect(released).toEqual([{ id: story.id, slug: story.slug }]);
    expect((await fiona.refused(readSession, {})).code).toBe("session/required");
    const body = { email: emailOf("Fiona Patterson"), password };
    expect((await newsroom.nobody.refused(signIn, { body })).code).toBe("session/wrong");
    expect((await admin.refused(removePerson, { params })).code).toBe("person/unknown");
  });

  test("keeps what only its trays held as a version of each story, and leaves the copy alone", async () => {
    const newsroom = await aNewsdesk();
    const stories = [await newsroom.inSubbing({ slug: "ferry" }), await newsroom.inSubbing({ slug: "pier" })];
    const fiona = await newsroom.as("Fiona Patterson");
    const put = (story: Story, words: string, minute: number) => {
      const params = { storyId: story.id, trayId: TrayId.parse(crypto.randomUUID()) };
      return fiona.call(putInTray, {
        params,
        body: { words, why: "place-gone", by: null, at: `2026-11-23T21:${minute}:00.000Z` },
      });
    };
    for (const story of stories) await put(story, `The last ${story.slug}\n\nleaves at nine`, 10);
    const [ferry, pier] = stories;
    if (ferry === undefined || pier === undefined) throw new Error("There are no stories");
    await put(ferry, "and at ten", 11);
    const { id: trayId } = await put(pier, "what she let go", 12);
    await fiona.call(changeTrayPiece, { params: { storyId: pier.id, trayId }, body: { isLetGo: true } });
    const before = await Promise.all(stories.map((story) => newsroom.copyOf(story)));
    const admin = await newsroom.signedInAs("Desk Admin");
    await admin.call(removePerson, { params: { personId: newsroom.people["Fiona Patterson"].id } });

    const kept = async (story: Story) => {
      const params = { storyId: story.id };
      const { items } = await admin.call(listVersions, { params });
      expect(items[0]).toMatchObject({ name: "Fiona Patterson, unsent, 21:40", by: "Fiona Patterson", cause: "kept" });
      const number = String(items[0]?.number);
      const { copy } = await admin.call(readVersion, { params: { ...params, number } });
      return schema.nodeFromJSON(copy);
    };
    const added = [
      ["The last ferry", "leaves at nine", "and at ten"],
      ["The last pier", "leaves at nine"],
    ];
    for (const [i, story] of stories.entries()) {
      const copy = await kept(story);
      const paragraphs = (doc: Node | undefined) => doc?.lastChild?.children.map((each) => each.textContent) ?? [];
      expect(paragraphs(copy)).toEqual([...paragraphs(before[i]), ...(added[i] ?? [])]);
      expect((await newsroom.copyOf(story)).eq(before[i] ?? copy)).toBe(true);
      const { items } = await admin.call(readHistory, { params: { storyId: story.id } });
      expect(items.map(({ says }) => says)).toContain(
        "Desk Admin removed Fiona Patterson, whose words that the copy had not taken are kept as a version",
      );
    }
  });

  test("keeps no version of what it has let go itself, nor of what lies in others' trays", async () => {
    const newsroom = await aNewsdesk();
    const story = await newsroom.inSubbing();
    const put = async (name: PersonName) => {
      const params = { storyId: story.id, trayId: TrayId.parse(crypto.randomUUID()) };
      const body = { words: "Buses go instead", why: "place-gone", by: null, at: null };
      await (await newsroom.as(name)).call(putInTray, { params, body });
      return params;
    };
    await put("Leyi Chen");
    const params = await put("Fiona Patterson");
    await (await newsroom.as("Fiona Patterson")).call(changeTrayPiece, { params, body: { isLetGo: true } });
    const admin = await newsroom.signedInAs("Desk Admin");
    const count = async () => (await admin.call(listVersions, { params: { storyId: story.id } })).items.length;
    const before = await count();
    await admin.call(removePerson, { params: { personId: newsroom.people["Fiona Patterson"].id } });
    expect(await count()).toBe(before);
  });

  test("K-05 keeps its name where it stood, and takes nobody else's place", async () => {
    const newsroom = await aNewsdesk();
    const story = await newsroom.inSubbing();
    const admin = await newsroom.signedInAs("Desk Admin");
    await admin.call(removePerson, { params: { personId: newsroom.people["Leyi Chen"].id } });
    await admin.call(addPerson, { body: { ...noor, email: emailOf("Leyi Chen") } });
    const after = await admin.call(readStory, { params: { storyId: story.id } });
    expect(after.writers.map((writer) => writer.name)).toEqual(["Leyi Chen"]);
    expect(after.line).toContain("Words: Leyi Chen");
    const { items } = await admin.call(readHistory, { params: { storyId: story.id } });
    expect(items.at(-1)?.by).toBe("Leyi Chen");
    const { items: everybody } = await admin.call(listPeople, {});
    expect(everybody.filter((person) => person.leftAt !== null).map((person) => person.name)).toEqual(["Leyi Chen"]);
  });
});
