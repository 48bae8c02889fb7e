import { describe, expect, test } from "vitest";
import { addDesk, changeDesk, listDesks, removeDesk } from "#contract/desks.ts";
import { DeskId, PersonId } from "#contract/fields.ts";
import { createStory } from "#contract/stories.ts";
import { anApp } from "../support/app.ts";

const nowhere = "01890000-0000-7000-8000-000000000000";

async function aDeskRoom() {
  const newsroom = await anApp();
  return { ...newsroom, admin: await newsroom.signedInAs("Desk Admin") };
}

describe("desks", () => {
  test("are listed in their order, with who is on duty and how many stories they have", async () => {
    const { admin, desks, people, signedInAs } = await aDeskRoom();
    const deskId = desks.culture;
    await admin.call(changeDesk, { params: { deskId }, body: { position: 0, onDuty: people["Duty Editor"].id } });
    const leyi = await signedInAs("Leyi Chen");
    await leyi.call(createStory, { body: { desk: deskId } });
    const { items } = await leyi.call(listDesks, {});
    expect(items.map((desk) => desk.slug)).toEqual(["culture", "home-news", "politics", "sport"]);
    expect(items[0]).toMatchObject({ position: 0, stories: 1, onDuty: { name: "Duty Editor" } });
  });

  test("are added behind the others, under a slug made of the name", async () => {
    const { admin } = await aDeskRoom();
    const desk = await admin.call(addDesk, { body: { name: "Books & Stage" } });
    expect(desk).toMatchObject({ name: "Books & Stage", slug: "books-stage", position: 4, stories: 0, onDuty: null });
  });

  test("take another slug with another name", async () => {
    const { admin, desks } = await aDeskRoom();
    const desk = await admin.call(changeDesk, { params: { deskId: desks.culture }, body: { name: "Arts" } });
    expect(desk.slug).toBe("arts");
  });

  test("have names of their own", async () => {
    const { admin, desks } = await aDeskRoom();
    expect((await admin.refused(addDesk, { body: { name: "SPORT" } })).code).toBe("desk/slugTaken");
    const { code } = await admin.refused(changeDesk, { params: { deskId: desks.culture }, body: { name: "Sport" } });
    expect(code).toBe("desk/slugTaken");
    await admin.call(changeDesk, { params: { deskId: desks.sport }, body: { name: "SPORT" } });
  });

  test("need a name that leaves something for the slug", async () => {
    const { admin } = await aDeskRoom();
    const { problem } = await admin.refused(addDesk, { body: { name: "新闻" } });
    expect(problem.errors?.map((each) => each.pointer)).toEqual(["/name"]);
  });

  test("have an editor on duty, or nobody", async () => {
    const { admin, desks, people } = await aDeskRoom();
    const params = { deskId: desks.culture };
    const { problem } = await admin.refused(changeDesk, { params, body: { onDuty: people["Leyi Chen"].id } });
    expect(problem.detail).toBe("Only an editor can be on duty.");
    const { code } = await admin.refused(changeDesk, { params, body: { onDuty: PersonId.parse(nowhere) } });
    expect(code).toBe("person/unknown");
    expect((await admin.call(changeDesk, { params, body: { onDuty: null } })).onDuty).toBeNull();
  });

  test("are changed by admins alone", async () => {
    const { signedInAs, desks } = await aDeskRoom();
    const editor = await signedInAs("Duty Editor");
    const params = { deskId: desks.culture };
    const refusals = [
      await editor.refused(addDesk, { body: { name: "Weather" } }),
      await editor.refused(changeDesk, { params, body: { name: "Weather" } }),
      await editor.refused(removeDesk, { params }),
    ];
    expect(refusals.map((each) => `${each.status} ${each.code}`)).toEqual(Array(3).fill("403 desk/forbidden"));
  });

  test("that there are not are unknown", async () => {
    const { admin } = await aDeskRoom();
    const params = { deskId: DeskId.parse(nowhere) };
    expect((await admin.refused(changeDesk, { params, body: { name: "Weather" } })).code).toBe("desk/unknown");
    expect((await admin.refused(removeDesk, { params })).code).toBe("desk/unknown");
  });
});

describe("X-01 a desk with stories", () => {
  test("cannot be removed, and says how many there are", async () => {
    const { admin, signedInAs, desks } = await aDeskRoom();
    const leyi = await signedInAs("Leyi Chen");
    for (const slug of ["one-story", "another-story"])
      await leyi.call(createStory, { body: { desk: desks.culture, slug } });
    const { status, problem } = await admin.refused(removeDesk, { params: { deskId: desks.culture } });
    expect([status, problem.detail]).toEqual([422, "It has 2 stories; move them first."]);
  });

  test("goes once it has none, and its name is free again", async () => {
    const { admin, desks } = await aDeskRoom();
    await admin.call(removeDesk, { params: { deskId: desks.culture } });
    expect((await admin.call(listDesks, {})).items.map((desk) => desk.name)).not.toContain("Culture");
    await admin.call(addDesk, { body: { name: "Culture" } });
  });
});
