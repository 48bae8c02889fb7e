import { Extension } from "@tiptap/core";
import { Fragment, type Node as PmNode, Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { asItReads } from "#document/asItReads.ts";
import { cleanLine } from "#document/clean.ts";
import { type Pasted, pasteHtml, pastePlain } from "#document/paste.ts";
import { deleteAcrossFields } from "../commands/fields.ts";
import { movedByDrop } from "../commands/moveBlocks.ts";
import { foreignTree } from "../foreignTree.ts";
import { type PictureDesk, pictureIn } from "../pictures.ts";

interface ClipboardOptions {
  readonly pictures: PictureDesk | null;
  readonly onSay: (sentence: string) => void;
}

/**
 * What comes in by paste or drop, and what leaves by copy, cut or drag. Foreign HTML and plain text become the kinds
 * of block that copy may have, and one line says what was left out (scenario E-01); a picture is taken in. Copy that
 * leaves is the copy as it reads: struck words and suggestions stay behind.
 */
export const clipboard = Extension.create<ClipboardOptions>({
  name: "clipboard",
  addOptions: () => ({ pictures: null, onSay: () => {} }),
  addProseMirrorPlugins() {
    const options = this.options;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (view, event) => take(view, event, event.clipboardData, options),
            drop: (view, event) => takeDrop(view, event, options),
          },
          handleDrop: (view, event, slice, isMove) => isMove && dropBlocks(view, event, slice),
          transformCopied: (slice) => asItReads(slice),
          transformPasted: (slice) => asItReads(slice),
          clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n\n"),
        },
      }),
    ];
  },
});

function take(view: EditorView, event: Event, data: DataTransfer | null, options: ClipboardOptions): boolean {
  const target = event.target;
  if (!view.editable || data === null || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    return false;
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  const picture = pictureIn(data);
  if (picture !== null && html === "" && text === "") {
    event.preventDefault();
    void takePicture(view, picture, options);
    return true;
  }
  // Copy of Stet's own comes as a slice of the same schema.
  if (html.includes("data-pm-slice")) return false;
  if (html === "" && text === "") return false;
  event.preventDefault();
  const { schema } = view.state;
  const pasted = html === "" ? pastePlain(text, schema) : pasteHtml(foreignTree(html), schema);
  // A word processor's picture of nothing, or a page of scripts: the plain words are better than none.
  put(view, pasted.blocks.length === 0 && text !== "" ? pastePlain(text, schema) : pasted);
  if (pasted.leftOut !== null) options.onSay(pasted.leftOut);
  return true;
}

function takeDrop(view: EditorView, event: DragEvent, options: ClipboardOptions): boolean {
  if (!view.editable || view.dragging !== null || event.dataTransfer === null) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at === null) return false;
  const $at = view.state.doc.resolve(at.pos);
  if (!$at.parent.inlineContent) return false;
  view.focus();
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at.pos)));
  return take(view, event, event.dataTransfer, options);
}

/** Blocks that are dragged within the copy change places: what others type in them meanwhile goes along. */
function dropBlocks(view: EditorView, event: DragEvent, slice: Slice): boolean {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  const moved = at === null ? null : movedByDrop(view.state.tr, at.pos, slice);
  if (moved === null) return false;
  view.focus();
  view.dispatch(moved.setMeta("uiEvent", "drop"));
  return true;
}

/** Puts what was pasted where the caret is, in one change that one undo takes back. */
function put(view: EditorView, { blocks }: Pasted): void {
  if (blocks.length === 0) return;
  deleteAcrossFields(view.state, view.dispatch);
  const { $from } = view.state.selection;
  const tr = view.state.tr;
  if ($from.parent.type.name === "paragraph") {
    tr.replaceSelection(bodySlice(blocks, $from.parent));
  } else {
    const words = cleanLine(blocks.map((block) => block.textContent).join(" "));
    tr.insertText(words);
  }
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
}

/** Open where text meets text, so that a pasted line joins the line that it is put in. */
function bodySlice(blocks: readonly PmNode[], into: PmNode): Slice {
  const content = Fragment.from([...blocks]);
  const [first] = blocks;
  const last = blocks.at(-1);
  const joins = (node: PmNode | undefined) => node?.type.name === "paragraph";
  const isPlain = first?.attrs["kind"] === "text" || into.content.size > 0;
  return new Slice(content, joins(first) && isPlain ? 1 : 0, joins(last) ? 1 : 0);
}

async function takePicture(view: EditorView, file: File, { pictures, onSay }: ClipboardOptions): Promise<void> {
  if (pictures === null) return;
  onSay(`Taking in ${file.name}…`);
  try {
    const { id } = await pictures.upload(file);
    const type = view.state.schema.nodes["picture"];
    const made = type?.createAndFill({ image: id });
    const { $from } = view.state.selection;
    if (made == null || $from.depth < 2) return;
    view.dispatch(view.state.tr.insert($from.after(2), made).scrollIntoView());
  } catch (fault) {
    onSay(fault instanceof Error ? fault.message : "The picture could not be used. Try another.");
  }
}
