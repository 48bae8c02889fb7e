import { useState } from "react";
import { slugFrom } from "#domain/slug.ts";
import { faultOf } from "#client/lib/fieldFaults.ts";
import { useDesks, usePeople } from "#client/lib/people.ts";
import { useMe, useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Select } from "#client/ui/Select.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { DueField } from "./DueField.tsx";
import css from "./NewStoryDialog.module.css";
import { blankStory, slugToSend, type TypedStory, useNewStory } from "./useNewStory.ts";

/** A new story: for oneself with nothing but its slug, or a commission with all that its writer is told. */
export function NewStoryDialog({ onClose }: { readonly onClose: () => void }) {
  const me = useMe();
  const zone = useNewsroom().data?.zone ?? "Europe/London";
  const desks = useDesks().data ?? [];
  const people = usePeople().data ?? [];
  const [typed, setTyped] = useState<TypedStory>(blankStory);
  const create = useNewStory(zone);
  const change = (changes: Partial<TypedStory>) => setTyped((now) => ({ ...now, ...changes }));
  const mayCommission = me.roles.includes("editor");
  const writers = people.filter((each) => each.leftAt === null && each.id !== me.id && each.roles.includes("writer"));
  const isForOther = typed.writer !== "" && typed.writer !== me.id;
  const slugError = faultOf(create.error, "/slug") ?? faultOf(create.error, "/body/slug");
  const slug = slugToSend(typed);
  const suggested = slugFrom(firstWords(typed.brief));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isForOther ? "Commission a story" : "New story"}
      description="All of this can be changed later."
      onSubmit={() => !create.isPending && create.mutate(typed)}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={create.isPending}>
            {isForOther ? "Commission" : "Start writing"}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <TextField
          label="Slug"
          aside="short working name"
          placeholder="harbour-night-ferry"
          value={typed.slug}
          onChange={(words) => change({ slug: words })}
          hint={hintOf(typed.slug, slug, suggested)}
          error={slugError}
        />
        {typed.slug === "" && suggested !== "" && (
          <div>
            <Button size="small" onClick={() => change({ slug: suggested })}>
              Use {suggested}
            </Button>
          </div>
        )}
        <div className={css.pair} data-one={!mayCommission || undefined}>
          <Select
            label="Desk"
            value={typed.desk}
            onChange={(desk) => change({ desk })}
            choices={[
              { value: "", says: "The usual desk" },
              ...desks.map(({ id, name }) => ({ value: id, says: name })),
              { value: "none", says: "No desk yet" },
            ]}
          />
          {mayCommission && (
            <Select
              label="For whom"
              value={typed.writer}
              onChange={(writer) => change({ writer })}
              choices={[{ value: "", says: "Me" }, ...writers.map(({ id, name }) => ({ value: id, says: name }))]}
              error={faultOf(create.error, "/for")}
            />
          )}
        </div>
        <TextArea
          label="Brief"
          aside="what it is about"
          rows={2}
          value={typed.brief}
          onChange={(brief) => change({ brief })}
        />
        <DueField
          due={typed.due}
          zone={zone}
          error={faultOf(create.error, "/due")}
          onChange={(due) => change({ due })}
        />
        <div className={css.pair}>
          <TextField
            label="Length"
            aside="words"
            inputMode="numeric"
            hasFigures
            value={typed.length}
            onChange={(length) => change({ length: length.replace(/\D/g, "") })}
            error={faultOf(create.error, "/length")}
          />
          <Select
            label="Priority"
            value={typed.priority}
            onChange={(priority) => change({ priority })}
            choices={[
              { value: "1", says: "1, now" },
              { value: "2", says: "2, as usual" },
              { value: "3", says: "3, when there is time" },
            ]}
          />
        </div>
        {create.error !== null && slugError === null && (
          <ProblemNote title="The story was not made" isUrgent>
            {create.error.message}
          </ProblemNote>
        )}
      </div>
    </Dialog>
  );
}

function firstWords(brief: string): string {
  return brief.split(/\s+/).slice(0, 4).join(" ");
}

function hintOf(typed: string, slug: string | null, suggested: string): string | null {
  if (slug !== null) return slug === typed ? null : `It will be ${slug}`;
  return suggested === "" ? "It can wait until later" : null;
}
