import { type Command, offeredCommands, useCommandStore } from "#client/lib/commands.ts";
import { useSingleKeys } from "#client/lib/hotkeys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import { Switch } from "#client/ui/Switch.tsx";
import css from "./KeysHelp.module.css";

/** What each key does on the page that is open. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const commands = offeredCommands(useCommandStore()).filter(hasKeys);
  const { isOn, choose } = useSingleKeys();
  return (
    <Dialog isOpen onClose={onClose} title="Keys" size="medium" footer={<Button onClick={onClose}>Close</Button>}>
      <dl className={css.keys}>
        {commands.map((command) => (
          <div key={command.id} className={css.row}>
            <dt>{command.says}</dt>
            <dd>
              <Kbd spoken={spokenKeys(command.keys)}>{command.keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.choice}>
        <Switch label="Keys of a single letter" isOn={isOn} onChange={choose} />
        <p className={css.hint}>They act only while you are not typing.</p>
      </div>
    </Dialog>
  );
}

function hasKeys(command: Command): command is Command & { readonly keys: string } {
  return command.keys !== undefined;
}

function spokenKeys(keys: string): string {
  const names: Record<string, string> = { "/": "slash", "?": "question mark", Mod: "Control or Command" };
  return keys
    .split("+")
    .map((key) => names[key] ?? key)
    .join(" and ");
}
