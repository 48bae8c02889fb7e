import { Ellipsis, Lock, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import { Tabs } from "#client/ui/Tabs.tsx";
import { showToast } from "#client/ui/toast.ts";
import { KeysDialog, PublishDialog, ReturnDialog, SpikeDialog } from "./Dialogs.tsx";
import css from "./Gallery.module.css";
import { Sample, Samples } from "./Sample.tsx";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What opens over the page, and tabs. */
export function Floating() {
  const [open, setOpen] = useState<"publish" | "return" | "keys" | "spike" | null>(null);
  const [tab, setTab] = useState<"changes" | "checks" | "history">("checks");
  const [size, setSize] = useState("small");
  const [isMine, setMine] = useState(true);
  const close = () => setOpen(null);
  return (
    <Samples title="What opens">
      <Sample says="Dialog" isRow>
        <Button onClick={() => setOpen("publish")}>Publish…</Button>
        <Button onClick={() => setOpen("return")}>Return to writer…</Button>
        <Button onClick={() => setOpen("spike")}>Spike…</Button>
        <Button onClick={() => setOpen("keys")} shortcut="?">
          Keys
        </Button>
        <PublishDialog isOpen={open === "publish"} onClose={close} />
        <ReturnDialog isOpen={open === "return"} onClose={close} />
        <SpikeDialog isOpen={open === "spike"} onClose={close} />
        <KeysDialog isOpen={open === "keys"} onClose={close} />
      </Sample>
      <Sample says="Menu" isRow>
        <Menu
          trigger={<IconButton label="More" icon={<Ellipsis {...icon} />} />}
          rows={[
            { kind: "heading", says: "harbour-night-ferry" },
            {
              kind: "action",
              says: "Send back",
              shortcut: "Mod+Shift+R",
              onChoose: () => showToast({ says: "Sent back" }),
            },
            { kind: "action", says: "Publish…", whyNot: "Not from Subbing", onChoose: close },
            { kind: "link", says: "Read it as published", to: "/gallery#published" },
            { kind: "line" },
            { kind: "choice", says: "Only mine", isChosen: isMine, onChoose: () => setMine(!isMine) },
            { kind: "line" },
            {
              kind: "oneOf",
              says: "Size of the copy",
              chosen: size,
              choices: [
                { value: "small", says: "Small" },
                { value: "large", says: "Large", whyNot: "Not on a telephone" },
              ],
              onChoose: setSize,
            },
            { kind: "line" },
            { kind: "action", says: "Put on hold…", icon: <Lock {...icon} />, onChoose: close },
            { kind: "action", says: "Spike…", icon: <Trash2 {...icon} />, isGrave: true, onChoose: close },
          ]}
        />
      </Sample>
      <Sample says="Toast: with undo; plain; stays" isRow>
        <Button
          onClick={() =>
            showToast({
              says: "Accepted 3 suggestions",
              shortcut: "Mod+Z",
              undo: () => showToast({ says: "Taken back" }),
            })
          }
        >
          Accept 3
        </Button>
        <Button onClick={() => showToast({ says: "Spiked choir-profile" })}>Spike</Button>
        <Button
          onClick={() =>
            showToast({ says: "Another window has the desk open", icon: <Lock {...icon} />, staysUntilClosed: true })
          }
        >
          Stay
        </Button>
      </Sample>
      <Sample says="Tabs">
        <div className={css.frame}>
          <Tabs
            label="Beside the copy"
            value={tab}
            onChange={setTab}
            tabs={[
              { value: "changes", says: "Changes", count: 4, content: <p className={css.padded}>Four changes.</p> },
              { value: "checks", says: "Checks", count: 5, content: <p className={css.padded}>Five checks.</p> },
              { value: "history", says: "History", content: <p className={css.padded}>Its history.</p> },
            ]}
          />
        </div>
      </Sample>
    </Samples>
  );
}
