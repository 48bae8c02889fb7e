import { useId } from "react";
import {
  keyPlaces,
  type KeyPlace,
  type OfferedCommand,
  offeredCommands,
  useCommandStore,
} from "#client/lib/commands.ts";
import { useSingleKeys } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import { Switch } from "#client/ui/Switch.tsx";
import css from "./KeysHelp.module.css";

/** What each key does on the page that is open, by where it works. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const commands = offeredCommands(useCommandStore()).filter(hasKeys);
  const { isOn, choose } = useSingleKeys();
  return (
    <Dialog isOpen onClose={onClose} title="Keys" size="wide" footer={<Button onClick={onClose}>Close</Button>}>
      <div className={css.keys}>
        {keyPlaces.map((place) => (
          <KeysOf key={place} place={place} commands={commands.filter((command) => command.place === place)} />
        ))}
      </div>
      <div className={css.choice}>
        <Switch label="Keys of a single letter" isOn={isOn} onChange={choose} />
        <p className={css.hint}>They act only while you are not typing.</p>
      </div>
    </Dialog>
  );
}

type KeyedCommand = OfferedCommand & { readonly keys: string };

function KeysOf({ place, commands }: { readonly place: KeyPlace; readonly commands: readonly KeyedCommand[] }) {
  const title = useId();
  if (commands.length === 0) return null;
  return (
    <section aria-labelledby={title} className={css.place}>
      <h3 id={title} className={css.title}>
        {place}
      </h3>
      <dl>
        {commands.map((command) => (
          <div key={command.id} className={css.row}>
            <dt>{command.says}</dt>
            <dd>
              <Kbd spoken={spokenKeys(command.keys)}>{command.keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function hasKeys(command: OfferedCommand): command is KeyedCommand {
  return command.keys !== undefined;
}

function spokenKeys(keys: string): string {
  const names: Record<string, string> = { "/": "slash", "?": "question mark", Mod: "Control or Command" };
  return keys
    .split("+")
    .map((key) => names[key] ?? key)
    .join(" and ");
}
