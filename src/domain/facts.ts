import type { Credit } from "./credits.ts";
import type { LocalTime } from "./localTime.ts";
import type { Stage } from "./stage.ts";
import type { OnStory } from "./standing.ts";
import type { Instant } from "./times.ts";
import type { ReopenKind } from "./transitions.ts";

/** A place in the story that a refusal points to: a field of the copy, a paragraph counted from 1, or a part of the page. */
export interface Place {
  readonly field:
    | "headline"
    | "standfirst"
    | "lead"
    | "body"
    | "credits"
    | "slug"
    | "desk"
    | "notes"
    | "hold"
    | "embargo"
    | "story";
  readonly paragraph: number | null;
  /** The place as a person says it: `Lead picture`, `Paragraph 4`. */
  readonly says: string;
  /** What is to be settled there, where it is something with an id of its own: a suggestion or a note. */
  readonly id?: string;
}

export interface PictureFacts {
  readonly place: Place;
  readonly hasImage: boolean;
  readonly hasAlt: boolean;
  readonly hasCredit: boolean;
}

/** What the copy itself tells. Made by `document/facts.ts`. */
export interface CopyFacts {
  readonly hasHeadline: boolean;
  readonly hasText: boolean;
  readonly words: number;
  /** The pictures, and captions or credits that stand without one: those have no image. */
  readonly pictures: readonly PictureFacts[];
  readonly openSuggestions: readonly { readonly id: string; readonly by: string; readonly place: Place }[];
}

/** A query that nobody has resolved, with the name of whoever answered it last; null while it waits for an answer. */
export interface OpenQuery {
  readonly place: Place;
  readonly answeredBy: string | null;
}

/** Everything about a story that a transition's conditions ask for. */
export interface StoryFacts extends OnStory {
  readonly stage: Stage;
  readonly slug: string | null;
  readonly hasDesk: boolean;
  readonly copy: CopyFacts;
  readonly credits: readonly Credit[];
  readonly openQueries: readonly OpenQuery[];
  readonly openLegalChecks: readonly Place[];
  readonly subSince: Instant | null;
  readonly hold: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
  readonly embargoUntil: Instant | null;
  readonly publishAt: Instant | null;
  readonly reopened: {
    readonly kind: ReopenKind;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly readerNote: string | null;
  /** The newest edition, live or withdrawn; null when it was never published. */
  readonly edition: { readonly number: number; readonly at: Instant; readonly isLive: boolean } | null;
  /** Whether another story that is not spiked has the slug this one has, or would take. */
  readonly isSlugTaken: boolean;
  readonly zone: string;
}

/** What a person typed for a transition, already parsed; an instant stands beside the local time of `at`. */
export interface TypedForTransition {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly kind?: ReopenKind | undefined;
  readonly at?: { readonly local: LocalTime; readonly instant: Instant } | undefined;
  readonly slug?: string | undefined;
  readonly edition?: number | undefined;
  readonly overrides?: readonly string[] | undefined;
}
