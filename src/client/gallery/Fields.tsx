import { useState } from "react";
import { Avatar } from "#client/ui/Avatar.tsx";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { Combobox } from "#client/ui/Combobox.tsx";
import { Options } from "#client/ui/Options.tsx";
import { Select } from "#client/ui/Select.tsx";
import { Switch } from "#client/ui/Switch.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { people } from "./people.ts";
import { Sample, Samples } from "./Sample.tsx";

interface Someone {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Everything that is typed into, chosen or ticked. */
export function Fields() {
  const [slug, setSlug] = useState("harbour-night-ferry");
  const [note, setNote] = useState("Needs the firm’s side, and a second patient on the record.");
  const [desk, setDesk] = useState<"home" | "culture">("home");
  const [kind, setKind] = useState<"update" | "correction" | "clarification" | null>("correction");
  const [isLegal, setLegal] = useState(true);
  const [isOn, setOn] = useState(true);
  const [sub, setSub] = useState<Someone | null>(people[0]);
  const [writer, setWriter] = useState<Someone | null>(null);
  return (
    <Samples title="Fields">
      <Sample says="TextField: with a hint; with an error; read only">
        <TextField label="Slug" hint="Small letters and hyphens" value={slug} onChange={setSlug} />
        <TextField
          label="Password"
          type="password"
          error="That e-mail and password do not go together."
          value="not it"
          onChange={setSlug}
        />
        <TextField label="E-mail" readOnly value="leyi.chen@dailydesk.example" onChange={setSlug} />
      </Sample>
      <Sample says="TextField: empty, a date, figures">
        <TextField
          label="Search"
          isLabelHidden
          placeholder="Search stories, people, words in copy…"
          value=""
          onChange={setSlug}
          type="search"
        />
        <TextField label="Due" type="datetime-local" value="2026-10-25T01:30" onChange={setSlug} hasFigures />
        <TextField label="Length" aside="Words" inputMode="numeric" value="450" onChange={setSlug} hasFigures />
      </Sample>
      <Sample says="TextArea: for the desk; in the words that readers see">
        <TextArea label="Note to the writer" value={note} onChange={setNote} />
        <TextArea
          label="Note to readers"
          aside="Printed on the article"
          isCopy
          value="An earlier version said one pupil in eight goes without a hot lunch. It is one in nine."
          onChange={setNote}
        />
      </Sample>
      <Sample says="Select; Checkbox; Switch">
        <Select
          label="Desk"
          value={desk}
          onChange={setDesk}
          choices={[
            { value: "home", says: "Home news" },
            { value: "culture", says: "Culture" },
          ]}
        />
        <Checkbox label="Needs a legal read" detail="A lawyer is told" isChecked={isLegal} onChange={setLegal} />
        <Checkbox label="Withhold the byline" isChecked={false} onChange={setLegal} isDisabled />
        <Switch label="Suggesting" isOn={isOn} onChange={setOn} />
        <Switch label="Single-letter keys" isOn={!isOn} onChange={(next) => setOn(!next)} />
      </Sample>
      <Sample says="Options">
        <Options
          label="Kind"
          value={kind}
          onChange={setKind}
          options={[
            { value: "update", says: "Update", detail: "New facts; nothing was wrong" },
            { value: "correction", says: "Correction", detail: "We were wrong" },
            { value: "clarification", says: "Clarification", detail: "Right, but could mislead" },
          ]}
        />
      </Sample>
      <Sample says="Combobox: people; people and words of one’s own">
        <Combobox
          label="Sub"
          items={people}
          value={sub}
          onChange={setSub}
          keyOf={(each) => each.id}
          nameOf={(each) => each.name}
          detailOf={(each) => each.role}
          iconOf={(each) => <Avatar id={each.id} name={each.name} size="small" isBesideName />}
        />
        <Combobox
          label="Words by"
          items={people}
          value={writer}
          onChange={setWriter}
          keyOf={(each: Someone) => each.id}
          nameOf={(each) => each.name}
          detailOf={(each) => each.role}
          placeholder="A name"
          ownWords={(name) => ({ id: `named ${name}`, name, role: "Not on the desk" })}
        />
      </Sample>
    </Samples>
  );
}
