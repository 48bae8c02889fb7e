import { parseArgs } from "node:util";
import { allRules } from "#document/rebase.ts";
import type { Outcome } from "./outcome.ts";
import { type Profile, profiles } from "./profiles.ts";
import { playSequence } from "./sequence.ts";
import { playSuggested } from "./suggestedSequence.ts";

/**
 * npm run fuzz -- [--profile NAME] [--seed SEED] [--sequences COUNT] [--letter LETTER]
 *
 * Plays days of the live copy and says of each profile what became of the letters. Without a seed it begins at one that
 * the clock gives, so that no two runs are the same; with one and no count it plays that sequence alone. A letter is
 * followed through everybody's copy. Ends with 1 if anything was lost or went wrong, and names the seed.
 */
const { values } = parseArgs({
  options: {
    profile: { type: "string" },
    seed: { type: "string" },
    sequences: { type: "string" },
    letter: { type: "string" },
  },
});

const seed = whole(values.seed, Math.floor(Date.now() / 1000) * 1000);
const sequences = whole(values.sequences, values.seed === undefined ? 500 : 1);
const chosen = profiles.filter(({ name }) => values.profile === undefined || name === values.profile);
const { letter } = values;
const isSuggested = values.profile === undefined || values.profile === "suggested";
if (chosen.length === 0 && !isSuggested)
  refuse(`There is no profile “${values.profile}”, only ${profiles.map(({ name }) => name).join(", ")} and suggested`);
const follow = letter === undefined ? null : { letter, tell: say };

if (chosen.map((profile) => play(profile)).includes(false)) process.exitCode = 1;
if (isSuggested && !suggests()) process.exitCode = 1;

/** Whether all went well. */
function play(profile: Profile): boolean {
  const started = performance.now();
  const outcomes: Outcome[] = [];
  for (let i = 0; i < sequences; i++) {
    const outcome = playSequence(seed + i, profile, { rules: allRules, follow });
    outcomes.push(outcome);
    for (const fault of outcome.faults) say(`${profile.name} ${outcome.seed}: ${fault}`);
    if (outcome.lost.length > 0) say(`${profile.name} ${outcome.seed}: lost ${outcome.lost.join("")}`);
  }
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const typed = sum((outcome) => outcome.typed);
  const share = (count: number) => `${count} (${((100 * count) / Math.max(1, typed)).toFixed(2)} %)`;
  const wrong = sum(({ faults }) => faults.length);
  const lost = sum((outcome) => outcome.lost.length);
  const seconds = (performance.now() - started) / 1000;
  say(
    `${profile.name}: ${sequences} sequences from seed ${seed} in ${seconds.toFixed(1)} s: ` +
      `${sum(({ gestures }) => gestures)} gestures, ${sum(({ commits }) => commits)} commits, ` +
      `${typed} letters typed, ${lost} lost, ${share(sum(({ inTray }) => inTray))} in a tray, ` +
      `${share(sum(({ doubled }) => doubled))} doubled, ${share(sum(({ cameBack }) => cameBack))} came back though deleted, ` +
      `work merged ${sum(({ merged }) => merged)} times, ${wrong} faults`,
  );
  return wrong === 0 && lost === 0;
}

/** The same of one person's suggestions, which nobody else sees. */
function suggests(): boolean {
  const outcomes = Array.from({ length: sequences }, (_, i) => playSuggested(seed + i));
  const faults = outcomes.flatMap((outcome) => outcome.faults.map((fault) => ({ seed: outcome.seed, ...fault })));
  for (const { seed, property, after, detail } of faults)
    say(`suggested ${seed}: ${property} after ${after}: ${detail}`);
  const gestures = outcomes.reduce((total, outcome) => total + outcome.gestures, 0);
  say(`suggested: ${sequences} sequences from seed ${seed}: ${gestures} gestures, ${faults.length} faults`);
  return faults.every(({ property }) => property === "kindAlone");
}

function whole(given: string | undefined, otherwise: number): number {
  const number = given === undefined ? otherwise : Number(given);
  if (!Number.isSafeInteger(number)) refuse(`“${given}” is not a whole number`);
  return number;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}.\n`);
  process.exit(2);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
