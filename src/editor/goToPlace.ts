import type { Editor } from "@tiptap/core";

/** A place of the copy: a field, or a paragraph of the body counted from 1, and of a picture there one of its texts. */
export interface CopyPlace {
  readonly field: string;
  readonly paragraph: number | null;
  readonly part?: "image" | "alt" | "credit" | undefined;
}

/** Puts the caret at a place and shows it; what the copy does not have is left where it is. */
export function goToPlace(editor: Editor, place: CopyPlace): void {
  const found = elementAt(editor.view.dom, place);
  if (found === null) return;
  found.scrollIntoView({ block: "center" });
  const choose = found.querySelector<HTMLElement>('[data-part="image"]');
  if (place.part === "image" && choose?.checkVisibility() === true) return choose.focus();
  const alt = found.querySelector("textarea");
  if ((place.part === "alt" || (place.part === undefined && place.field === "lead")) && alt !== null)
    return alt.focus();
  const text = place.part === "credit" ? found.querySelector('[data-part="credit"]') : null;
  editor.commands.setTextSelection(editor.view.posAtDOM(text ?? found, 0));
  editor.view.focus();
}

function elementAt(copy: HTMLElement, { field, paragraph, part }: CopyPlace): HTMLElement | null {
  const body = copy.querySelector<HTMLElement>('[data-field="body"]');
  const isInBody = field === "body" || paragraph !== null;
  if (!isInBody) return copy.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const at = paragraph === null ? null : (body?.querySelectorAll<HTMLElement>("[data-kind]")[paragraph - 1] ?? null);
  return part === undefined ? (at ?? body) : pictureBehind(body, at);
}

/** A picture of the body is known by the paragraph before it, and one above them all by none. */
function pictureBehind(body: HTMLElement | null, paragraph: HTMLElement | null): HTMLElement | null {
  const pictures = [...(body?.querySelectorAll<HTMLElement>("[data-block=picture]") ?? [])];
  const isBehind = (picture: HTMLElement) =>
    paragraph === null || (paragraph.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return pictures.find(isBehind) ?? paragraph;
}
