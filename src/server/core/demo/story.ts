import type { ParagraphKind } from "#document/schema.ts";
import type { CreditRole } from "#domain/credits.ts";
import type { ReopenKind, TransitionName } from "#domain/transitions.ts";
import type { DemoDeskSlug } from "./desks.ts";
import type { DemoEmail } from "./people.ts";

/** A drawing of `demo/pictures` as it stands in the copy. Rendered to a photograph’s format when it is taken in. */
export interface DemoPicture {
  /** The file’s name in `demo/pictures`, with `.svg`. */
  readonly picture: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/**
 * A paragraph of any kind. Its text may hold `*italic*`, `**bold**` and `[words](https://…)`, never one within
 * another; `spansOf` takes it apart. `level` is 1 for a point under a point; `speaker` is who a pull quote quotes.
 */
export interface DemoParagraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  readonly speaker?: string;
  readonly level?: 1;
}

/** A block of the body. A fact box holds paragraphs alone here, though the copy’s schema would take more. */
export type DemoBlock =
  | DemoParagraph
  | DemoPicture
  | { readonly divider: true }
  | { readonly factBox: { readonly title: string; readonly blocks: readonly DemoParagraph[] } };

/** A small change to one paragraph of the body. `from` stands in its text exactly once, within one span. */
export interface DemoEdit {
  /** The block’s place in `body`, counted from 0. */
  readonly paragraph: number;
  readonly from: string;
  readonly to: string;
}

/** Somebody to credit: one of the newsroom’s people by e-mail, or a contributor by name. */
export type DemoCredited = ({ readonly email: DemoEmail } | { readonly name: string }) & { readonly withheld?: true };

/** Who does something, and how many minutes before the newsroom is made. */
interface Done {
  readonly by: DemoEmail;
  readonly minutesAgo: number;
}

/** One thing that happens to a story. */
export type DemoStep =
  | (Done & {
      readonly does: Exclude<TransitionName, "fallBack" | "schedule">;
      readonly reason?: string;
      readonly note?: string;
      readonly kind?: ReopenKind;
    })
  | (Done & { readonly does: "schedule"; readonly inMinutes: number })
  /** Changes words of the copy, so that a sub’s credit follows from work. */
  | (Done & { readonly does: "edit"; readonly edits: readonly DemoEdit[] })
  | (Done & { readonly does: "hold"; readonly reason: string })
  | (Done & { readonly does: "embargo"; readonly inMinutes: number })
  /** Sets the credits of these roles to these people in this order. Roles that are not named stay as they are. */
  | (Done & { readonly does: "credit"; readonly credits: Partial<Record<CreditRole, readonly DemoCredited[]>> });

/**
 * A story of the demonstration newsroom, as it was first typed, and everything that happened to it since. It is made
 * by the use cases that people use, each step in the name of who took it and by a clock set to its time.
 */
export interface DemoStory {
  readonly slug: string;
  readonly desk: DemoDeskSlug;
  readonly writer: DemoEmail;
  /** Who commissioned it; null when its writer started it. */
  readonly commissionedBy: DemoEmail | null;
  readonly startedMinutesAgo: number;
  readonly headline: string;
  readonly standfirst: string;
  readonly lead: DemoPicture | null;
  /** No blocks at all for a commission that nobody has begun. */
  readonly body: readonly DemoBlock[];
  /** When it must be filed, in minutes from the making of the newsroom: below 0 is past. */
  readonly dueInMinutes: number | null;
  readonly length: number | null;
  readonly priority: 1 | 2 | 3;
  readonly brief: string | null;
  /** In the order of time: `minutesAgo` falls from step to step. */
  readonly path: readonly DemoStep[];
}
