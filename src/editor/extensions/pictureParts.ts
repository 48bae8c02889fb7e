import { pictureIn, pictureTypes } from "../pictures.ts";

interface Heard {
  readonly isLead: boolean;
  onFile(file: File): void;
  onAlt(alt: string): void;
  onDecorative(isDecorative: boolean): void;
  onRemove(): void;
  /** Null where no note can be written on it. */
  readonly onNote: (() => void) | null;
}

interface Drawn {
  readonly url: string | null;
  readonly alt: string;
  readonly isDecorative: boolean;
  readonly isEditable: boolean;
}

/** The parts of a picture that are not copy: the image or the place for one, and the field for its alt text. */
export class PictureParts {
  readonly picture = element("div", "picture");
  readonly texts = element("div", "pictureTexts");
  readonly #image = document.createElement("img");
  readonly #place = element("div", "picturePlace");
  readonly #says = element("p", "pictureSays");
  readonly #choose = button("");
  readonly #replace = button("Replace");
  readonly #remove = button("Remove");
  readonly #note = button("Note");
  readonly #takesNotes: boolean;
  readonly #alt = document.createElement("textarea");
  readonly #altLabel = document.createElement("label");
  readonly #altFault = element("p", "altFault");
  readonly #decorative = document.createElement("input");
  readonly #decorativeLabel = document.createElement("label");
  readonly #file = document.createElement("input");

  constructor(heard: Heard) {
    this.picture.contentEditable = "false";
    this.texts.contentEditable = "false";
    this.#choose.textContent = heard.isLead ? "Add a lead picture" : "Choose a picture";
    this.#choose.dataset["part"] = "image";
    this.#file.type = "file";
    this.#file.accept = pictureTypes;
    this.#file.hidden = true;
    this.#file.setAttribute("aria-label", heard.isLead ? "Lead picture file" : "Picture file");
    this.#says.setAttribute("role", "status");
    this.#drawAltField(heard);
    const acts = element("div", "pictureActs");
    acts.append(this.#note, this.#replace, this.#remove);
    this.#place.append(this.#choose, element("span", "pictureHint", "or drop a JPEG, PNG, WebP or AVIF here"));
    this.picture.append(this.#image, this.#place, acts, this.#says, this.#file);
    for (const each of [this.#choose, this.#replace]) each.addEventListener("click", () => this.#file.click());
    this.#note.setAttribute("aria-label", "Write a note on this picture");
    this.#note.addEventListener("click", () => heard.onNote?.());
    this.#takesNotes = heard.onNote !== null;
    this.#remove.addEventListener("click", () => heard.onRemove());
    this.#file.addEventListener("change", () => {
      const [file] = this.#file.files ?? [];
      this.#file.value = "";
      if (file !== undefined) heard.onFile(file);
    });
    this.picture.addEventListener("dragover", (event) => event.preventDefault());
    this.picture.addEventListener("drop", (event) => {
      const file = pictureIn(event.dataTransfer);
      event.preventDefault();
      event.stopPropagation();
      if (file !== null && !this.#choose.disabled) heard.onFile(file);
    });
  }

  draw({ url, alt, isDecorative, isEditable }: Drawn): void {
    const hasImage = url !== null;
    this.#image.hidden = !hasImage;
    if (hasImage && this.#image.getAttribute("src") !== url) this.#image.src = url;
    this.#image.alt = alt;
    this.#place.hidden = hasImage || !isEditable;
    for (const each of [this.#replace, this.#remove]) each.hidden = !hasImage || !isEditable;
    // Whoever reads the copy can write notes on it.
    this.#note.hidden = !hasImage || !this.#takesNotes;
    this.#choose.disabled = !isEditable;
    this.texts.hidden = !hasImage;
    // What somebody is typing here is not put back by what comes from elsewhere.
    if (document.activeElement !== this.#alt) this.#alt.value = alt;
    this.#alt.readOnly = !isEditable;
    this.#alt.disabled = isDecorative;
    this.#decorative.checked = isDecorative;
    this.#decorative.disabled = !isEditable;
    const isMissing = hasImage && alt.trim() === "" && !isDecorative;
    this.#altFault.textContent = isMissing ? "No alt text yet. It can be filed and passed, not published." : "";
    this.#altFault.hidden = !isMissing;
    if (hasImage && this.#says.dataset["kind"] === "busy") this.#say("", "");
  }

  busy(name: string): void {
    this.#say(`Taking in ${name}…`, "busy");
  }

  fail(sentence: string): void {
    this.#say(sentence, "fault");
  }

  /** Offers the alt text that the file itself carries; nothing is filled in unasked, since it is read aloud to readers. */
  offer(alt: string): void {
    this.#say("", "");
    if (alt === "" || this.#alt.value !== "") return;
    const take = button(`Use the file’s own alt text: “${alt}”`);
    take.addEventListener("click", () => {
      this.#alt.value = alt;
      this.#alt.dispatchEvent(new Event("change"));
      take.remove();
      this.#alt.focus();
    });
    this.#says.replaceChildren(take);
  }

  #say(sentence: string, kind: string): void {
    this.#says.textContent = sentence;
    this.#says.dataset["kind"] = kind;
  }

  #drawAltField(heard: Heard): void {
    const id = `alt-${crypto.randomUUID()}`;
    this.#alt.id = id;
    this.#alt.rows = 2;
    this.#alt.maxLength = 2000;
    this.#altLabel.htmlFor = id;
    this.#altLabel.textContent = "Alt text";
    this.#altFault.id = `${id}-fault`;
    this.#alt.setAttribute("aria-describedby", this.#altFault.id);
    this.#alt.placeholder = "What the picture shows, for those who cannot see it";
    for (const type of ["change", "blur"])
      this.#alt.addEventListener(type, () => heard.onAlt(this.#alt.value.trim().replace(/\s+/g, " ")));
    this.texts.append(this.#altLabel, this.#alt, this.#altFault);
    if (heard.isLead) return;
    this.#decorative.type = "checkbox";
    this.#decorative.addEventListener("change", () => heard.onDecorative(this.#decorative.checked));
    this.#decorativeLabel.append(this.#decorative, " Only decorates: it needs no alt text");
    this.texts.append(this.#decorativeLabel);
  }
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  return made;
}
