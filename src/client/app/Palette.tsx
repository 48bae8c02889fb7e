import { ArrowRight, CornerDownRight, FileText } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Dialog } from "#client/ui/Dialog.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import css from "./Palette.module.css";
import { type Find, useFinds } from "./useFinds.ts";

/** Everything that can be done here, every story and every place, found by typing. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const groups = useFinds(typed);
  const finds = groups.flatMap((group) => group.finds);
  const at = Math.min(chosen, Math.max(0, finds.length - 1));
  const now = finds[at];
  const take = (find: Find | undefined) => {
    if (find === undefined || find.whyNot !== null) return;
    onClose();
    // After the dialog has given focus back, so that what is run can take it.
    setTimeout(find.run);
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") take(now);
    else if (step !== undefined && finds.length > 0) setChosen((at + step + finds.length) % finds.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog isOpen onClose={onClose} title="All commands" size="medium">
      <TextField
        label="Find a command, a story or a place"
        isLabelHidden
        placeholder="Find a command, a story or a place"
        role="combobox"
        aria-expanded
        aria-controls="palette"
        aria-autocomplete="list"
        aria-activedescendant={now === undefined ? undefined : idOf(now)}
        autoComplete="off"
        value={typed}
        onChange={(words) => {
          setTyped(words);
          setChosen(0);
        }}
        onKeyDown={key}
      />
      <div className={css.list} id="palette" role="listbox" aria-label="Found">
        {groups.map((group) => (
          <div key={group.says} role="group" aria-label={group.says}>
            <p className={css.heading} aria-hidden="true">
              {group.says}
            </p>
            {group.finds.map((find) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field
              <div
                key={find.id}
                id={idOf(find)}
                ref={(element) => {
                  if (find === now) element?.scrollIntoView({ block: "nearest" });
                }}
                className={css.find}
                role="option"
                aria-selected={find === now}
                aria-disabled={find.whyNot !== null || undefined}
                tabIndex={-1}
                onClick={() => take(find)}
                onPointerMove={() => setChosen(finds.indexOf(find))}
              >
                <Icon kind={find.kind} />
                <span className={find.kind === "story" ? css.headline : css.says}>{find.says}</span>
                {find.whyNot !== null && <small className={css.aside}>{find.whyNot}</small>}
                {find.aside !== null && <small className={css.aside}>{find.aside}</small>}
                {find.keys !== null && <Kbd>{find.keys}</Kbd>}
              </div>
            ))}
          </div>
        ))}
        {finds.length === 0 && <p className={css.nothing}>Nothing by that name</p>}
      </div>
    </Dialog>
  );
}

function Icon({ kind }: { readonly kind: Find["kind"] }) {
  const look = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  if (kind === "story") return <FileText {...look} />;
  return kind === "place" ? <CornerDownRight {...look} /> : <ArrowRight {...look} />;
}

function idOf(find: Find): string {
  return `find-${find.id}`;
}
