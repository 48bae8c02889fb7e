import { comparedTimes, type Figure, type Row } from "../figures.ts";
import { launchBenchBrowser } from "../page/benchBrowser.ts";
import { openedByTurns } from "../page/openedPage.ts";
import { openedForTyping, signedInContext, type TypedPage } from "../page/typedPage.ts";
import { copyOf } from "../stand/copy.ts";
import { addPeople, addStory } from "../stand/newsroom.ts";
import { RoomVisitor } from "../stand/roomVisitor.ts";
import { serve } from "../stand/server.ts";
import { embeddedStore } from "../stand/stores.ts";
import { addSuggestedStory } from "../stand/suggestedCopy.ts";

const turns = 9;
const turn = 25;
const paceMs = 50;

/** Whether a key is slower where it is suggested, and a story where much of it is. */
export const suggesting: Row = {
  name: "suggesting",
  says: "a story of 5,000 words with 200 suggestions: its keys suggested ÷ edited; opening it ÷ the same without",
  measure: async () => {
    const server = await serve(await embeddedStore(), async (deps) => {
      const people = await addPeople(deps, 4);
      const [me] = people;
      if (me === undefined) throw new Error("Nobody was added");
      const [ours, floor] = [await addSuggestedStory(deps, people), await addStory(deps, me, copyOf(5000))];
      const rooms = await new RoomVisitor(deps, me).openByTurns({ ours, floor });
      return { me, ours, floor, edited: await addSuggestedStory(deps, people), rooms };
    });
    const browser = await launchBenchBrowser();
    try {
      const { me, ours, floor, edited, rooms } = server.filled;
      const at = (story: string) => `${server.address}/stories/${story}`;
      const pages = await openedByTurns(await signedInContext(browser, server.address, me), {
        ours: at(ours),
        floor: at(floor),
      });
      const suggest = await openedForTyping(await signedInContext(browser, server.address, me), at(ours));
      await switchOn(suggest);
      const edit = await openedForTyping(await signedInContext(browser, server.address, me), at(edited));
      return [
        await typed(suggest, edit),
        comparedTimes("server: until the copy is sent", { ...rooms, goal: 1.5 }),
        comparedTimes("page: until the copy can be written in", { ...pages, goal: 1.5 }),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

/** Switches suggesting on, and looks whether it is. */
async function switchOn({ page }: TypedPage): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Shift+E");
  await page.getByText("Suggesting", { exact: true }).waitFor();
}

async function typed(suggest: TypedPage, edit: TypedPage): Promise<Figure> {
  const before = await insertions(suggest);
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let i = 0; i < turns; i++) {
    const suggested = await suggest.press(turn, paceMs);
    const edited = await edit.press(turn, paceMs);
    // The first turn is not counted: code is compiled in it.
    if (i === 0) continue;
    ours.push(...suggested);
    floor.push(...edited);
  }
  if ((await insertions(suggest)) - before !== turns * turn) throw new Error("The keys were not suggested");
  return comparedTimes("key → paint, suggested ÷ edited", { ours, floor, goal: 1.2 });
}

/** How many letters of the copy are a suggestion. */
function insertions({ page }: TypedPage): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".ProseMirror ins")].reduce((sum, { textContent }) => sum + textContent.length, 0),
  );
}
