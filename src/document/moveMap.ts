import { type MapResult, StepMap } from "prosemirror-transform";
import type { Range } from "./islands.ts";

/**
 * What a move does to positions: two neighbouring rows of blocks, `start` to `between` and `between` to `end`, change
 * places, and every position in them goes along. No position is ever deleted, so none needs a mirror to be found again.
 *
 * ProseMirror's own maps keep the order of positions; this one does not, and so two ends of a range can part. Whoever
 * maps a range asks `pieces` or, for a step, `strangersIn`. Everything that maps one position at a time (carets,
 * selections, decorations) follows the blocks without knowing of it.
 */
export class MoveMap extends StepMap {
  readonly start: number;
  readonly between: number;
  readonly end: number;

  constructor(start: number, between: number, end: number) {
    // To what asks only which part of the document changed, the whole of both rows did.
    super([start, end - start, end - start]);
    this.start = start;
    this.between = between;
    this.end = end;
  }

  /** Where a position goes. At an edge `assoc` says with which neighbour: -1 with the one before, 1 with the one after. */
  override map(pos: number, assoc = 1): number {
    const side = assoc < 0 ? pos - 1 : pos;
    if (side < this.start || side >= this.end) return pos;
    return side < this.between ? pos + (this.end - this.between) : pos - (this.between - this.start);
  }

  override mapResult(pos: number, assoc = 1): MapResult {
    return StepMap.empty.mapResult(this.map(pos, assoc), assoc);
  }

  override invert(): MoveMap {
    return new MoveMap(this.start, this.start + this.end - this.between, this.end);
  }

  /** A range after the move, in as many pieces as it is torn into. */
  pieces([from, to]: Range): Range[] {
    if (from <= this.start && to >= this.end) return [[from, to]];
    const found: Range[] = [];
    const edges = [this.start, this.between, this.end].filter((edge) => edge > from && edge < to);
    let last = from;
    for (const edge of [...edges, to]) {
      found.push([this.map(last, 1), this.map(edge, -1)]);
      last = edge;
    }
    return found;
  }
}

/** A map as the numbers that tell it to another process: three for each range of an ordinary one, four for a move. */
export function numbersOf(map: StepMap): number[] {
  if (map instanceof MoveMap) return [map.start, map.between, map.end, 0];
  const numbers: number[] = [];
  map.forEach((from, to, newFrom, newTo) => numbers.push(from, to - from, newTo - newFrom));
  return numbers;
}

/** The map that `numbersOf` told. */
export function mapOf(numbers: readonly number[]): StepMap {
  const [start, between, end] = numbers;
  if (numbers.length !== 4 || start === undefined || between === undefined || end === undefined)
    return new StepMap(numbers);
  return new MoveMap(start, between, end);
}
