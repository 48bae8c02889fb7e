import { Slice } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { setCredits } from "#contract/credits.ts";
import { readVersion } from "#contract/history.ts";
import { holdStory, liftHold } from "#contract/stories.ts";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { history, read, refused, said, versions } from "./asked.ts";
import { openQuery, openSuggestion } from "./given.ts";
import { aNewsdesk } from "./newsdesk.ts";

describe("filing", () => {
  test("W-01 keeps a version that equals the copy to the character, puts the note on the story, and ends editing", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    const copy = await desk.copyOf(draft);
    const story = await desk.make("Leyi Chen", draft, "file", { note: "Check the dates" });
    expect(story).toMatchObject({ stage: "filed", abilities: { copy: "suggest" } });
    const params = { storyId: story.id, number: "1" };
    const version = await (await desk.as("Leyi Chen")).call(readVersion, { params });
    expect(version).toMatchObject({ name: "As filed", cause: "filed", by: "Leyi Chen" });
    expect(version.copy).toEqual(copy.toJSON());
    const [latest] = await history(desk, story);
    expect(latest).toMatchObject({ says: "Leyi Chen filed it", words: "Check the dates", from: "draft", to: "filed" });
  });

  test("W-02 is refused for blanks with both reasons, and leaves a draft with nothing in its history", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ copy: { headline: " \u200b", paragraphs: ["  \u00a0 "] } });
    const before = await history(desk, draft);
    const refusal = await refused(desk, "Leyi Chen", draft, { transition: "file" });
    expect(refusal).toMatchObject({ status: 422, code: "transition/unmet" });
    expect(said(refusal)).toEqual(["It has no headline", "It has no text"]);
    expect(await read(desk, "Leyi Chen", draft)).toMatchObject({ stage: "draft", revision: draft.revision });
    expect(await history(desk, draft)).toEqual(before);
    expect(await versions(desk, draft)).toEqual([]);
  });

  test("W-03 is refused to a writer who is not on the story", async () => {
    const desk = await aNewsdesk();
    const refusal = await refused(desk, "Mina Sato", await desk.draft(), { transition: "file" });
    expect(refusal).toMatchObject({ status: 403, code: "transition/forbidden" });
    expect(said(refusal)).toEqual(["Only its writers or an editor can file this story"]);
  });

  test("W-19 goes through over length, and says by how much", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ copy: { headline: "Short", paragraphs: ["word ".repeat(490).trim()] } });
    const caller = await desk.as("Leyi Chen");
    const response = await caller.send("PATCH", `/api/stories/${draft.id}`, {
      body: { length: 450 },
      headers: { "if-match": `"${draft.revision}"` },
    });
    expect(response.status).toBe(200);
    const story = await desk.make("Leyi Chen", draft, "file");
    expect(story).toMatchObject({ stage: "filed", words: 490, length: 450 });
    expect((await history(desk, story))[0]?.says).toBe("Leyi Chen filed it, 40 words over");
  });
});

describe("recalling", () => {
  test("W-04 gives the copy back to its writer while nobody has it, and names who has it once somebody does", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Leyi Chen", await desk.filed(), "recall");
    expect(story).toMatchObject({ stage: "draft", abilities: { copy: "edit" } });
    const claimed = await desk.make("Fiona Patterson", await desk.make("Leyi Chen", story, "file"), "claim");
    const refusal = await refused(desk, "Leyi Chen", claimed, { transition: "recall" });
    expect(refusal).toMatchObject({ status: 409, code: "transition/stale" });
    expect(said(refusal)).toEqual(["Fiona Patterson has this story since 21:40; ask them to return it"]);
  });
});

describe("claiming", () => {
  test("W-05 lets exactly one of two at the same instant have it", async () => {
    const desk = await aNewsdesk();
    const story = await desk.filed();
    const subs = [await desk.as("Fiona Patterson"), await desk.as("Ada Brown")];
    const answers = await Promise.all(
      subs.map((sub) =>
        sub.send("POST", `/api/stories/${story.id}/transitions`, {
          body: { transition: "claim" },
          headers: { "idempotency-key": crypto.randomUUID() },
        }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
    const now = await read(desk, "Duty Editor", story);
    const loser: unknown = await answers.find((answer) => answer.status === 409)?.json();
    expect(loser).toMatchObject({
      type: "/problems/transition/stale",
      unmet: [{ code: "wrong-stage", sentence: `${now.sub?.name} has this story since 21:40; ask them to return it` }],
    });
    expect(now.credits.find((credit) => credit.role === "subbing")?.people).toHaveLength(1);
    const claims = (await history(desk, story)).filter((entry) => entry.action === "story.claimed");
    expect(claims.map((entry) => entry.by)).toEqual([now.sub?.name]);
  });

  test("W-06 is refused to a sub whose own copy it is, with nothing they could override", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ by: "Sam Okafor" });
    const story = await desk.make("Sam Okafor", draft, "file");
    const refusal = await refused(desk, "Sam Okafor", story, { transition: "claim" });
    expect(refusal).toMatchObject({
      status: 422,
      problem: {
        unmet: [
          {
            code: "own-copy",
            sentence: "You wrote this story; another sub must take it",
            overridable: false,
            where: [],
          },
        ],
      },
    });
  });

  test("W-07 is an editor's own by a named override with a reason, which stands in the history", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft({ by: "Writing Editor" });
    const story = await desk.make("Writing Editor", draft, "file");
    const blank: TransitionRequest = { transition: "claim", overrides: ["own-copy"], reason: " \u00a0 " };
    expect(said(await refused(desk, "Writing Editor", story, blank))).toEqual(["Give a reason"]);
    const unnamed = { transition: "claim", reason: "Nobody else is here" } as const;
    expect(said(await refused(desk, "Writing Editor", story, unnamed))).toEqual([
      "You wrote this story; another sub must take it",
    ]);
    const claimed = await desk.make("Writing Editor", story, "claim", { ...unnamed, overrides: ["own-copy"] });
    expect(claimed.stage).toBe("subbing");
    expect((await history(desk, story))[0]).toMatchObject({
      by: "Writing Editor",
      says: "Writing Editor claimed it, overriding that it is their own copy",
      words: "Nobody else is here",
      overrides: ["own-copy"],
    });
  });
});

describe("releasing", () => {
  test("W-08 takes the Subbing credit of somebody who changed nothing", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Fiona Patterson", await desk.inSubbing(), "release");
    expect(story).toMatchObject({ stage: "filed", sub: null, line: "Words: Leyi Chen" });
  });

  test("W-08 leaves the credit of somebody whose comma stands, and puts the next sub behind", async () => {
    const desk = await aNewsdesk();
    const claimed = await desk.inSubbing();
    await desk.add("Fiona Patterson", claimed, ",");
    const story = await desk.make("Fiona Patterson", claimed, "release");
    expect(story).toMatchObject({ sub: null, line: "Words: Leyi Chen | Subbing: Fiona Patterson" });
    const again = await desk.make("Ada Brown", story, "claim");
    expect(again.line).toBe("Words: Leyi Chen | Subbing: Fiona Patterson and Ada Brown");
  });

  test("W-08 leaves the credit of somebody who only cut", async () => {
    const desk = await aNewsdesk();
    const claimed = await desk.inSubbing();
    const before = await desk.copyOf(claimed);
    const end = before.content.size - 2;
    await desk.type("Fiona Patterson", claimed, before.replace(end - 3, end, Slice.empty));
    const story = await desk.make("Fiona Patterson", claimed, "release");
    expect(story.line).toBe("Words: Leyi Chen | Subbing: Fiona Patterson");
  });
});

describe("a story without a slug", () => {
  test("gets one of its headline when it is filed, with a number where that is taken", async () => {
    const desk = await aNewsdesk();
    const stories = [await desk.draft({ slug: null }), await desk.draft({ slug: null })];
    const slugs: (string | null)[] = [];
    for (const story of stories) slugs.push((await desk.make("Leyi Chen", story, "file")).slug);
    expect(slugs[0]).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(slugs[1]).toBe(`${slugs[0]}-2`);
  });
});

describe("returning and sending back", () => {
  test("W-09 needs a note, which every writer is told with", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    expect(said(await refused(desk, "Fiona Patterson", story, { transition: "return" }))).toEqual([
      "Say why it goes back",
    ]);
    const returned = await desk.make("Fiona Patterson", story, "return", { note: "Who said this?" });
    expect(returned).toMatchObject({ stage: "draft", sub: null });
    expect(await desk.notices("Leyi Chen")).toEqual([
      "night-ferry: Fiona Patterson returned it to the writer: Who said this?",
    ]);
  });

  test("is any sub's to return while it is filed, and no other sub's once it is claimed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const note = "Not ours";
    expect((await refused(desk, "Ada Brown", story, { transition: "return", note })).status).toBe(403);
    const filed = await desk.make("Fiona Patterson", story, "release");
    expect((await desk.make("Ada Brown", filed, "return", { note })).stage).toBe("draft");
  });

  test("W-11 needs a note, keeps the sub, and tells them with its words", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    expect((await refused(desk, "Duty Editor", story, { transition: "sendBack", note: "\n" })).status).toBe(422);
    const back = await desk.make("Duty Editor", story, "sendBack", { note: "The headline is too long" });
    expect(back).toMatchObject({ stage: "subbing", sub: { name: "Fiona Patterson" } });
    expect(await desk.notices("Fiona Patterson")).toEqual([
      "night-ferry: Duty Editor sent it back to the sub: The headline is too long",
    ]);
  });
});

describe("passing", () => {
  test("W-10 names all that is open, with counts and places, and once it is dealt with keeps a version", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const sub = await desk.as("Fiona Patterson");
    await openSuggestion(desk, story, "Fiona Patterson", "one");
    await openSuggestion(desk, story, "Ada Brown", "two");
    const query = await openQuery(desk, story, "Fiona Patterson", "Who said this?");
    const params = { storyId: story.id };
    await sub.call(setCredits, { params, body: { credits: [] } });
    const refusal = await refused(desk, "Fiona Patterson", story, { transition: "pass" });
    expect(refusal.status).toBe(422);
    expect(said(refusal)).toEqual(["2 open suggestions", "1 open query", "No Words credit", "No Subbing credit"]);
    expect(refusal.problem.unmet?.map((each) => each.where.length)).toEqual([2, 1, 1, 1]);
    // Each leads to its place: a suggestion and a query to themselves, a credit to the credits.
    expect(refusal.problem.unmet?.flatMap((each) => each.where.map(({ field, id }) => [field, id]))).toEqual([
      ["body", "one"],
      ["body", "two"],
      ["notes", query.id],
      ["credits", null],
      ["credits", null],
    ]);

    await desk.type("Fiona Patterson", story, usualCopy);
    await query.resolve();
    const { people } = desk;
    const credits = [
      { role: "words" as const, people: [{ personId: people["Leyi Chen"].id }] },
      { role: "subbing" as const, people: [{ personId: people["Fiona Patterson"].id }] },
    ];
    await sub.call(setCredits, { params, body: { credits } });
    const passed = await desk.make("Fiona Patterson", story, "pass");
    expect(passed).toMatchObject({ stage: "ready", abilities: { copy: "suggest" } });
    expect((await versions(desk, story)).map((version) => version.name)).toEqual(["As subbed", "As filed"]);
  });
});

describe("a lawyer and an admin", () => {
  test("W-18 a lawyer puts on and lifts holds on any story under their own name, and moves none", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const lawyer = await desk.as("Desk Lawyer");
    const params = { storyId: story.id };
    const held = await lawyer.call(holdStory, { params, body: { reason: "A letter came" } });
    expect(held.hold).toMatchObject({ by: "Desk Lawyer", reason: "A letter came" });
    expect((await lawyer.call(liftHold, { params, body: { reason: "They took it back" } })).hold).toBeNull();
    for (const transition of ["file", "pass", "publish"] as const)
      expect((await refused(desk, "Desk Lawyer", story, { transition })).status).toBe(403);
  });

  test("A-03 an admin who is no editor may not publish, override, or take off a hold", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const admin = await desk.as("Desk Admin");
    const params = { storyId: story.id };
    const publish: TransitionRequest = { transition: "publish", overrides: ["only-sub"], reason: "I am the admin" };
    expect((await refused(desk, "Desk Admin", story, publish)).status).toBe(403);
    await (await desk.as("Fiona Patterson")).call(holdStory, { params, body: { reason: "A letter came" } });
    const lift = await admin.refused(liftHold, { params, body: { reason: "Let it go" } });
    expect(lift).toMatchObject({ status: 403, code: "hold/liftForbidden" });
    expect((await read(desk, "Desk Admin", story)).abilities.copy).toBe("read");
  });
});

describe("a transition", () => {
  test("is refused for a story that there is not, and to nobody who is signed in", async () => {
    const desk = await aNewsdesk();
    const params = { storyId: "01890000-0000-7000-8000-000000000000" };
    const editor = await desk.as("Duty Editor");
    const body = { transition: "publish" } as const;
    expect(await editor.refused(makeTransition, { params, body })).toMatchObject({
      status: 404,
      code: "story/unknown",
    });
    expect(await desk.nobody.refused(makeTransition, { params, body })).toMatchObject({ status: 401 });
  });

  test("R-03 that fails half-way leaves the story wholly as it was", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const before = await read(desk, "Duty Editor", story);
    const log = await history(desk, story);
    // The address belongs to another story: the very last write of publishing fails, after version and edition.
    const other = await desk.draft({ slug: "another", by: "Mina Sato" });
    await desk.deps.db.exec(
      `insert into addresses (path, story_id, answer, since) values ('/news/2026/11/23/night-ferry', '${other.id}', 'gone', now())`,
    );
    const editor = await desk.as("Duty Editor");
    const response = await editor.send("POST", `/api/stories/${story.id}/transitions`, {
      body: { transition: "publish" },
      headers: { "if-match": `"${story.revision}"`, "idempotency-key": "once" },
    });
    expect(response.status).toBe(500);
    expect(await read(desk, "Duty Editor", story)).toEqual(before);
    expect(await history(desk, story)).toEqual(log);
    expect((await versions(desk, story)).map((version) => version.name)).toEqual(["As subbed", "As filed"]);
  });
});
