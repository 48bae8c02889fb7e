import { Fragment, type Node, type Schema, Slice } from "prosemirror-model";
import { type Mappable, Step, StepResult } from "prosemirror-transform";
import { MoveMap } from "./moveMap.ts";

/** What has blocks that can change places. */
const holders = new Set(["body", "factBox"]);

/**
 * Moves whole neighbouring blocks, from `from` to `to`, to the place `at` between two others of the same body or fact
 * box. A move made of a deletion and an insertion doubles the block when somebody types in it meanwhile: the deletion
 * spares their words, and the copy of the block stands elsewhere. This step takes nothing out and puts nothing in, so
 * what others do in the block happens where it is now.
 */
export class MoveStep extends Step {
  readonly from: number;
  readonly to: number;
  readonly at: number;

  constructor(from: number, to: number, at: number) {
    super();
    this.from = from;
    this.to = to;
    this.at = at;
  }

  apply(doc: Node): StepResult {
    const { start, between, end } = this.getMap();
    if (!(start < between && between < end && start >= 0 && end <= doc.content.size))
      return StepResult.fail("A move of nothing, or to where it stands");
    const $start = doc.resolve(start);
    const $between = doc.resolve(between);
    const $end = doc.resolve(end);
    const areSiblings = $between.sameParent($start) && $end.sameParent($start);
    if (!areSiblings || !holders.has($start.parent.type.name)) return StepResult.fail("Not a move of whole blocks");
    const first = childrenFrom($start.parent, $start.index(), $between.index());
    const second = childrenFrom($start.parent, $between.index(), $end.index());
    return StepResult.fromReplace(doc, start, end, new Slice(Fragment.from([...second, ...first]), 0, 0));
  }

  override getMap(): MoveMap {
    return this.at < this.from
      ? new MoveMap(this.at, this.from, this.to)
      : new MoveMap(this.from, this.to, Math.max(this.to, this.at));
  }

  invert(): MoveStep {
    const size = this.to - this.from;
    if (this.at < this.from) return new MoveStep(this.at, this.at + size, this.to);
    return new MoveStep(this.at - size, this.at, this.from);
  }

  /** The place stays with the block that the move went past. Null where the blocks, or the way between, are gone. */
  map(mapping: Mappable): MoveStep | null {
    const from = mapping.map(this.from, 1);
    const to = mapping.map(this.to, -1);
    const at = mapping.map(this.at, this.at < this.from ? 1 : -1);
    return from < to && (at < from || at > to) ? new MoveStep(from, to, at) : null;
  }

  toJSON(): { stepType: "move"; from: number; to: number; at: number } {
    return { stepType: "move", from: this.from, to: this.to, at: this.at };
  }

  static override fromJSON(_schema: Schema, json: unknown): MoveStep {
    const { from, to, at }: Readonly<Record<string, unknown>> = { ...(typeof json === "object" ? json : {}) };
    if (typeof from !== "number" || typeof to !== "number" || typeof at !== "number")
      throw new RangeError("a move without its places");
    return new MoveStep(from, to, at);
  }
}

Step.jsonID("move", MoveStep);

function childrenFrom(parent: Node, from: number, to: number): readonly Node[] {
  return parent.content.content.slice(from, to);
}
