import type { Editor } from "@tiptap/core";
import {
  ArrowDown,
  ArrowUp,
  Bold,
  Heading2,
  ImagePlus,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  PanelTop,
  Quote,
  Redo2,
  TextQuote,
  Undo2,
} from "lucide-react";
import type { Command, EditorState } from "@tiptap/pm/state";
import { type KeyboardEvent, useRef } from "react";
import type { ParagraphKind } from "#document/schema.ts";
import { makeAgain, takeBack } from "./commands/history.ts";
import { hasMark, toggle } from "./commands/marks.ts";
import { moveBlocks } from "./commands/moveBlocks.ts";
import { insertBlock, selectedParagraphs, setKind } from "./commands/paragraphs.ts";
import { useSettled } from "./useSettled.ts";

interface Tool {
  readonly name: string;
  readonly keys?: string;
  readonly Icon: LucideIcon;
  readonly command: Command;
  readonly isOn?: (state: EditorState) => boolean;
  /** Why it is off, where that is not plain from the copy. */
  readonly whyOff?: string;
}

const isKind = (kind: ParagraphKind) => (state: EditorState) => {
  const paragraphs = selectedParagraphs(state);
  return paragraphs.length > 0 && paragraphs.every(({ node }) => node.attrs["kind"] === kind);
};

const kindTool = (name: string, kind: ParagraphKind, Icon: LucideIcon, keys?: string): Tool => ({
  name,
  Icon,
  command: setKind(kind),
  isOn: isKind(kind),
  ...(keys === undefined ? {} : { keys }),
});

const marks: readonly Tool[] = [
  { name: "Bold", keys: "⌘B", Icon: Bold, command: toggle("bold"), isOn: (state) => hasMark(state, "bold") },
  { name: "Italic", keys: "⌘I", Icon: Italic, command: toggle("italic"), isOn: (state) => hasMark(state, "italic") },
];
const kinds: readonly Tool[] = [
  kindTool("Crosshead", "crosshead", Heading2, "⌘⌥2"),
  kindTool("Bulleted list", "bullet", List, "⌘⇧8"),
  kindTool("Numbered list", "number", ListOrdered, "⌘⇧7"),
  kindTool("Block quote", "quote", TextQuote, "⌘⇧9"),
  kindTool("Pull quote", "pullQuote", Quote),
];
const blocks: readonly Tool[] = [
  { name: "Picture", Icon: ImagePlus, command: insertBlock("picture") },
  { name: "Fact box", Icon: PanelTop, command: insertBlock("factBox") },
  { name: "Divider", Icon: Minus, command: insertBlock("divider") },
];
const order: readonly Tool[] = [
  { name: "Move up", keys: "⌥↑", Icon: ArrowUp, command: moveBlocks(-1) },
  { name: "Move down", keys: "⌥↓", Icon: ArrowDown, command: moveBlocks(1) },
];
const steps: readonly Tool[] = [
  { name: "Undo", keys: "⌘Z", Icon: Undo2, command: takeBack, whyOff: "Nothing of yours to take back" },
  { name: "Redo", keys: "⇧⌘Z", Icon: Redo2, command: makeAgain, whyOff: "Nothing of yours to make again" },
];
const groups = [marks, kinds, blocks, order, steps] as const;
const everyTool: readonly Tool[] = groups.flat();

/** How each of the tools stands at the caret. */
function toolsOf({ state, isEditable }: Editor) {
  return {
    isEditable,
    on: everyTool.map((tool) => tool.isOn?.(state) ?? false),
    may: everyTool.map((tool) => isEditable && tool.command(state)),
    hasLink: hasMark(state, "link"),
    mayLink: isEditable && (!state.selection.empty || hasMark(state, "link")),
  };
}

/**
 * The tools of the copy: one stop of Tab, arrows between them, as a toolbar is. Each says whether it is on, and is
 * quiet where the caret's field does not take it.
 */
export function Toolbar({ editor, onLink }: { readonly editor: Editor; readonly onLink: () => void }) {
  const bar = useRef<HTMLDivElement>(null);
  const state = useSettled(editor, toolsOf);
  const run = (tool: Tool) => {
    tool.command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const move = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + by + buttons.length) % buttons.length];
    for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div ref={bar} className="copyTools" role="toolbar" aria-label="Copy tools" onKeyDown={move}>
      {groups.map((tools, group) => (
        <div key={tools[0]?.name} className="toolGroup">
          {tools.map((tool) => {
            const at = everyTool.indexOf(tool);
            return (
              <ToolButton
                key={tool.name}
                name={tool.name}
                keys={tool.keys}
                Icon={tool.Icon}
                isOn={tool.isOn === undefined ? undefined : state.on[at]}
                isOff={state.may[at] !== true}
                whyOff={state.isEditable ? tool.whyOff : undefined}
                isFirst={at === 0}
                onPress={() => run(tool)}
              />
            );
          })}
          {group === 0 && (
            <ToolButton
              name="Link"
              keys="⌘K"
              Icon={Link}
              isOn={state.hasLink}
              isOff={!state.mayLink}
              onPress={onLink}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface ToolButtonProps {
  readonly name: string;
  readonly keys?: string | undefined;
  readonly Icon: LucideIcon;
  readonly isOn: boolean | undefined;
  readonly isOff: boolean;
  readonly whyOff?: string | undefined;
  readonly isFirst?: boolean;
  readonly onPress: () => void;
}

function ToolButton({ name, keys, Icon, isOn, isOff, whyOff, isFirst = false, onPress }: ToolButtonProps) {
  const why = isOff ? whyOff : undefined;
  const label = keys === undefined ? name : `${name} (${printedKeys(keys)})`;
  return (
    <button
      type="button"
      className="tool"
      aria-label={name}
      title={why === undefined ? label : `${label}. ${why}.`}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      tabIndex={isFirst ? 0 : -1}
      // The press must not take the selection out of the copy.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isOff && onPress()}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** Keys as this person's keyboard has them: ⌘⇧8 on a Mac, Ctrl+Shift+8 elsewhere. */
function printedKeys(keys: string): string {
  if (isMac) return keys;
  return keys.replace("⌘", "Ctrl+").replace("⌥", "Alt+").replace("⇧", "Shift+").replace("Shift+Ctrl+", "Ctrl+Shift+");
}
