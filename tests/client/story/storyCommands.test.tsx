import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import type { Session } from "#contract/session.ts";
import { Story } from "#contract/stories.ts";
import { Palette } from "#client/app/Palette.tsx";
import { newQueryClient } from "#client/app/queryClient.ts";
import { useStoryCommands } from "#client/features/story/useStoryCommands.ts";
import { keys } from "#client/lib/keys.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { transitionNames } from "#domain/transitions.ts";

const leyi = { id: "01890000-0000-7000-8000-000000000001", name: "Leyi Chen" };
const asked = transitionNames.filter((name) => name !== "fallBack");
const may = { allowed: true, why: null };

/** A story with which everything can be done, as none is. */
const story = Story.parse({
  id: leyi.id,
  slug: "night-ferry",
  headline: "Ferry to run till dawn",
  desk: null,
  stage: "draft",
  revision: 1,
  words: 10,
  length: null,
  priority: 2,
  due: null,
  embargo: null,
  publishAt: null,
  writers: [leyi],
  sub: null,
  isHeld: false,
  reopenedKind: null,
  edition: null,
  changedAt: "2026-11-23T21:40:00.000Z",
  brief: null,
  credits: [],
  line: "",
  hold: null,
  reopened: null,
  readerNote: null,
  withdrawnReason: null,
  createdBy: leyi,
  createdAt: "2026-11-23T21:40:00.000Z",
  abilities: {
    transitions: asked.map((transition) => ({ transition, allowed: true, unmet: [], asks: [] })),
    copy: "edit",
    startsSuggesting: false,
    changeFields: may,
    changeEmbargo: may,
    changeCredits: may,
    hold: may,
    liftHold: may,
  },
});

const nothing = () => {};
const transitions = {
  press: nothing,
  pressByKey: () => undefined,
  busy: null,
  opened: null,
  send: nothing,
  close: nothing,
  next: null,
};
const acts = {
  credits: nothing,
  suggestions: nothing,
  history: nothing,
  details: nothing,
  hold: nothing,
  copy: nothing,
  tray: nothing,
  keepVersion: nothing,
  isTrayEmpty: true,
  suggesting: null,
};

function OpenStory() {
  useStoryCommands(story, transitions, acts);
  return <Palette onClose={nothing} />;
}

test("every transition that a person has is in the palette, by the name of its button", async () => {
  const client = newQueryClient();
  client.setQueryData<Session>(keys.session, {
    person: { ...leyi, email: "leyi.chen@dailydesk.example", roles: ["writer"] },
  } as Session);
  client.setQueryData(keys.desks, []);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <OpenStory />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const found = await screen.findByRole("group", { name: "Here" });
  const says = [...found.querySelectorAll("[role=option]")].map((option) => option.textContent);
  for (const name of asked) expect(says).toContain(transitionLabels[name]);
});
