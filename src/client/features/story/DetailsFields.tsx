import type { DeskId } from "#contract/fields.ts";
import type { Story } from "#contract/stories.ts";
import { useDesks } from "#client/lib/people.ts";
import { Select } from "#client/ui/Select.tsx";
import css from "./DetailsTab.module.css";
import { SavedText, SavedHint, RefusedActs } from "./SavedText.tsx";
import { SavedTime } from "./SavedTime.tsx";
import { atIn, isTimeTyped, noTime, timeFault, type TypedTime, typedTimeOf } from "./typedTime.ts";
import type { SaveChange, StoryChange } from "./useStoryChanges.ts";
import { useSavedField } from "./useSavedField.ts";

export interface FieldsProps {
  readonly story: Story;
  readonly save: SaveChange;
  readonly zone: string;
  readonly now: number;
}

/** Slug, desk, due, length, priority and brief, for whoever may change them. */
export function DetailsFields(props: FieldsProps) {
  return (
    <section className={css.part} aria-labelledby="details-title">
      <h2 id="details-title">Details</h2>
      <SlugField {...props} />
      <DeskField {...props} />
      <DueField {...props} />
      <div className={css.two}>
        <LengthField {...props} />
        <PriorityField {...props} />
      </div>
      <BriefField {...props} />
    </section>
  );
}

function SlugField({ story, save }: FieldsProps) {
  const field = useSavedField({
    story,
    save,
    stored: story.slug ?? "",
    toChange: (slug) => ({ slug: slug.trim() === "" ? null : slug.trim() }),
  });
  return (
    <div data-part="slug">
      <SavedText label="Slug" field={field} hint="Small letters, figures and hyphens. The public address has it." />
    </div>
  );
}

function DeskField({ story, save }: FieldsProps) {
  const { data: desks = [] } = useDesks();
  const field = useSavedField<string>({
    story,
    save,
    stored: story.desk?.id ?? "",
    toChange: (id) => ({ desk: desks.find((each) => each.id === id)?.id ?? null }),
  });
  const known: readonly { readonly id: DeskId; readonly name: string }[] = desks;
  const isListed = story.desk === null || known.some(({ id }) => id === story.desk?.id);
  const choices = [
    { value: "", says: "No desk" },
    ...(isListed || story.desk === null ? known : [...known, story.desk]).map(({ id, name }) => ({
      value: id,
      says: name,
    })),
  ];
  return (
    <div data-part="desk">
      <Select
        label="Desk"
        choices={choices}
        value={field.value}
        onChange={(id) => void field.save(id)}
        error={field.error}
        hint={<SavedHint field={field} />}
      />
      <RefusedActs field={field} />
    </div>
  );
}

function DueField({ story, save, zone, now }: FieldsProps) {
  const field = useSavedField({
    story,
    save,
    stored: typedTimeOf(story.due),
    toChange: timeChange("due", zone),
    isSame: isSameTime,
  });
  return (
    <div data-part="due">
      <SavedTime of="Due" field={field} zone={zone} now={now} clearSays="No due time" />
    </div>
  );
}

/** What to send for a time: none when both fields are empty, else a time that is there once. */
export function timeChange(name: "due" | "embargo", zone: string): (typed: TypedTime) => StoryChange | string {
  return (typed) => {
    if (typed.day === "" && typed.time === "") return { [name]: null };
    return timeFault(typed, zone) ?? { [name]: atIn(typed, zone) };
  };
}

export function isSameTime(one: TypedTime, other: TypedTime): boolean {
  if (!isTimeTyped(one) && !isTimeTyped(other)) return isBlankTime(one) && isBlankTime(other);
  return one.day === other.day && one.time === other.time && one.offset === other.offset;
}

const isBlankTime = ({ day, time }: TypedTime) => day === noTime.day && time === noTime.time;

function LengthField({ story, save }: FieldsProps) {
  const field = useSavedField({
    story,
    save,
    stored: story.length === null ? "" : String(story.length),
    toChange: lengthChange,
  });
  return (
    <div data-part="length">
      <SavedText label="Length, in words" field={field} hasFigures />
    </div>
  );
}

function lengthChange(typed: string): StoryChange | string {
  if (typed.trim() === "") return { length: null };
  const words = Number(typed);
  return Number.isInteger(words) && words > 0 ? { length: words } : "Give a whole number of words, or leave it empty";
}

const priorities = [
  { value: "1", says: "1, now" },
  { value: "2", says: "2, today" },
  { value: "3", says: "3, when it fits" },
] as const;

function PriorityField({ story, save }: FieldsProps) {
  const field = useSavedField<string>({
    story,
    save,
    stored: String(story.priority),
    toChange: (priority) => ({ priority: Number(priority) }),
  });
  return (
    <div data-part="priority">
      <Select
        label="Priority"
        choices={priorities}
        value={field.value === "1" || field.value === "2" ? field.value : "3"}
        onChange={(priority) => void field.save(priority)}
        error={field.error}
        hint={<SavedHint field={field} />}
      />
      <RefusedActs field={field} />
    </div>
  );
}

function BriefField({ story, save }: FieldsProps) {
  const field = useSavedField({
    story,
    save,
    stored: story.brief ?? "",
    toChange: (brief) => ({ brief: brief.trim() === "" ? null : brief }),
  });
  return (
    <div data-part="brief">
      <SavedText label="Brief" field={field} hint="What the story is about, for whoever writes it." isLong />
    </div>
  );
}
