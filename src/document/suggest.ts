import { type Node, Slice } from "prosemirror-model";
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Step,
  type Transform,
} from "prosemirror-transform";
import { docBefore } from "./clientLog.ts";
import { withoutSuggestions } from "./asItReads.ts";
import { MoveStep } from "./moveStep.ts";
import { isInOwnBlock, isParagraph, isSuggestion, type Suggester } from "./ownSuggestions.ts";
import { propose } from "./propose.ts";
import { proposeAttribute, proposeMark } from "./proposeMark.ts";
import { strike } from "./strike.ts";
import { placeAmong, type Put, type Turned } from "./suggestWay.ts";

/** By whom and under which id a change is suggested, and whether it is one that is played again: then its ids stay. */
export interface Suggesting extends Suggester {
  readonly keepsIds: boolean;
}

/** Where a place of the document that the raw change makes is among the suggestions. */
export type PlaceOf = (pos: number, assoc: -1 | 1) => number;

/**
 * Turns a change that somebody has made into suggestions of it: appends to `tr`, which has no steps and the document that
 * `raw` began with, the steps that propose what `raw` does. Rejecting them gives the document as it was; accepting them
 * gives what `raw` would have made of it. What is already this person's own proposal is really changed.
 *
 * A deletion becomes `deletion`, an insertion `insertion`; marks and attributes are really changed, with `format` and
 * `change`; blocks that are moved are put in at the one place and struck at the other. Whether the result is allowed is
 * the guard's to say. Throws if a step does not apply, which is no fault of the person's: decline the change.
 */
export function suggest(tr: Transform, raw: Transform, suggesting: Suggesting): PlaceOf {
  const turned = suggestSteps(tr, raw, suggesting);
  return (pos, assoc) => placeAmong(tr, turned, { pos, assoc });
}

/** The same, giving for each raw step in order how many steps the suggestions are by then. */
export function suggestSteps(tr: Transform, raw: Transform, suggesting: Suggesting): readonly Turned[] {
  const turned: Turned[] = [];
  raw.steps.forEach((step, i) => {
    const place: PlaceOf = (pos, assoc) => placeAmong(tr, turned, { pos, assoc });
    const put = turn(tr, step, { before: docBefore(raw, i), place, suggesting });
    turned.push({ map: step.getMap(), put, upTo: tr.steps.length });
  });
  return turned;
}

interface Turning {
  /** The document that the raw step was applied to. */
  readonly before: Node;
  readonly place: PlaceOf;
  readonly suggesting: Suggesting;
}

function turn(tr: Transform, step: Step, turning: Turning): Put | null {
  const { place, suggesting } = turning;
  if (step instanceof MoveStep) return move(tr, step, turning);
  if (step instanceof ReplaceStep) return replace(tr, step, turning);
  if (step instanceof ReplaceAroundStep) return around(tr, step, turning);
  if (step instanceof AttrStep) {
    proposeAttribute(tr, place(step.pos, 1), { key: step.attr, value: step.value }, suggesting);
  } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    const range = [place(step.from, 1), place(step.to, -1)] as const;
    const isOn = step instanceof AddMarkStep;
    if (!isSuggestion(step.mark)) proposeMark(tr, range, { mark: step.mark, isOn }, suggesting);
    else if (isOwnDeletion(step, suggesting))
      tr.step(isOn ? new AddMarkStep(...range, step.mark) : new RemoveMarkStep(...range, step.mark));
  } else if (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep) {
    const pos = place(step.pos, 1);
    if (isOwnDeletion(step, suggesting) && tr.doc.nodeAt(pos))
      tr.step(
        step instanceof AddNodeMarkStep ? new AddNodeMarkStep(pos, step.mark) : new RemoveNodeMarkStep(pos, step.mark),
      );
  } else {
    // What takes marks back: several steps in one, of which none moves anything.
    for (const single of singles(step, tr.doc)) turn(tr, single, turning);
  }
  return null;
}

/** A change of suggestion marks is taken as it is where it strikes, or no longer strikes, in this person's own name. */
function isOwnDeletion({ mark }: AddMarkStep | RemoveMarkStep | AddNodeMarkStep | RemoveNodeMarkStep, who: Suggester) {
  return mark.type.name === "deletion" && mark.attrs["by"] === who.person;
}

function singles(step: Step, doc: Node): readonly Step[] {
  const json: unknown = step.toJSON();
  if (typeof json !== "object" || json === null || !("steps" in json) || !Array.isArray(json.steps)) return [];
  return json.steps.map((each: unknown) => Step.fromJSON(doc.type.schema, each));
}

function replace(tr: Transform, step: ReplaceStep, turning: Turning): Put | null {
  const { place, suggesting } = turning;
  const isPlain = step.from === step.to;
  const from = place(step.from, isPlain ? -1 : 1);
  const to = Math.max(from, place(step.to, -1));
  const own = insideOwnBlock(tr, [from, to], step, suggesting);
  if (own) return own;
  const struckFrom = tr.steps.length;
  const wrapped = wrappedParagraph(tr.doc, [from, to], step.slice);
  strike(tr, [from, to], suggesting, wrapped === null || isFolded(tr.doc, from) ? null : wrapped);
  const since = tr.mapping.slice(struckFrom);
  const at = wrapped === null ? since.map(from, -1) : since.map(to, -1);
  const slice = wrapped === null ? step.slice : wrappedWords(step.slice);
  const put = propose(tr, at, slice, { who: suggesting, keepsIds: suggesting.keepsIds });
  return put && { from: step.from, to: step.from + step.slice.size, ...put };
}

/** In a block that is this person's own proposal a change is what it is. */
function insideOwnBlock(
  tr: Transform,
  [from, to]: readonly [number, number],
  step: ReplaceStep,
  { person }: Suggester,
) {
  const $from = tr.doc.resolve(from);
  const $shared = tr.doc.resolve($from.start($from.sharedDepth(to)));
  if (!isInOwnBlock($shared, person)) return null;
  const slice = withoutSuggestions(step.slice);
  if (tr.maybeStep(new ReplaceStep(from, to, slice)).failed !== null) return null;
  return { from: step.from, to: step.from + slice.size, at: from, size: slice.size };
}

/**
 * The paragraph that a deletion ends in and that stands on by itself: whoever deletes from the very start of one
 * paragraph into another takes out whole paragraphs and the beginning of one more. ProseMirror says that by a slice which
 * is open at its end alone. Null for every other change.
 */
function wrappedParagraph(doc: Node, [from, to]: readonly [number, number], slice: Slice): number | null {
  if (slice.openEnd !== slice.openStart + 1 || slice.content.childCount !== 1) return null;
  const $to = doc.resolve(to);
  if (!isParagraph($to.parent)) return null;
  const head = headOf(doc, $to.before());
  return head >= from ? head : null;
}

/** Where the paragraph begins that this one reads as part of: itself, or one before it that it folds into. */
function headOf(doc: Node, pos: number): number {
  let head = pos;
  for (let at = pos, isPart = isStruck(doc.nodeAt(pos)); isPart; ) {
    const { nodeBefore } = doc.resolve(at);
    if (!isParagraph(nodeBefore) && !isStruck(nodeBefore)) return head;
    at -= nodeBefore?.nodeSize ?? 0;
    if (!isParagraph(nodeBefore)) continue;
    head = at;
    isPart = isStruck(nodeBefore);
  }
  return head;
}

function isStruck(node: Node | null): boolean {
  return node?.marks.some(({ type }) => type.name === "deletion") ?? false;
}

function wrappedWords(slice: Slice): Slice {
  return new Slice(slice.content.firstChild?.content ?? slice.content, 0, 0);
}

/** Whether the first paragraph from here on reads as part of the one before it already. */
function isFolded(doc: Node, from: number): boolean {
  const { nodeAfter, nodeBefore } = doc.resolve(from);
  return isParagraph(nodeAfter) && isParagraph(nodeBefore) && isStruck(nodeAfter);
}

/** A step that keeps what is in it: a paragraph that is set anew, or content that is put into something else. */
function around(tr: Transform, step: ReplaceAroundStep, turning: Turning): Put | null {
  const { before, place, suggesting } = turning;
  const was = before.nodeAt(step.from);
  const is = step.slice.content.firstChild;
  const keepsAll = step.gapFrom === step.from + 1 && step.gapTo === step.to - 1 && step.slice.content.childCount === 1;
  if (was && is && was.type === is.type && keepsAll) {
    for (const [key, value] of Object.entries(is.attrs))
      proposeAttribute(tr, place(step.from, 1), { key, value }, suggesting);
    return null;
  }
  const after = step.apply(before).doc;
  if (!after) return null;
  const whole = after.slice(step.from, step.getMap().map(step.to, 1));
  return replace(tr, new ReplaceStep(step.from, step.to, whole), turning);
}

function move(tr: Transform, step: MoveStep, { place, suggesting }: Turning): Put | null {
  const [from, to, at] = [place(step.from, 1), place(step.to, -1), place(step.at, step.at < step.from ? 1 : -1)];
  if (isInOwnBlock(tr.doc.resolve(from), suggesting.person)) {
    tr.step(new MoveStep(from, to, at));
    return null;
  }
  const moved = tr.doc.slice(from, to);
  const before = tr.steps.length;
  const put = propose(tr, at, moved, { who: suggesting, keepsIds: false });
  const since = tr.mapping.slice(before);
  const then = tr.steps.length;
  strike(tr, [since.map(from, 1), since.map(to, -1)], suggesting, null);
  if (!put) return null;
  const size = step.to - step.from;
  const start = step.at < step.from ? step.at : step.at - size;
  return { from: start, to: start + size, at: tr.mapping.slice(then).map(put.at, -1), size: put.size };
}
