import {
  configure,
  TextReader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
} from "@zip.js/zip.js/lib/zip-core-native.js";

configure({ useWebWorkers: false });

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(" ");
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word document, part by part; what is not said is as Word has it. */
export interface WordFile {
  /** What is in the body, as XML. */
  readonly body: string;
  /** Styles beside those of headings, titles and quotations, as XML. */
  readonly styles?: string;
  /** Links that lead out of the document, by the id of their relationship. */
  readonly links?: Readonly<Record<string, string>>;
  /** Parts to put in as they are, or in place of those that are made; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** The bytes of a .docx file. */
export async function aWordFile({ body, styles = "", links = {}, parts = {} }: WordFile): Promise<Uint8Array> {
  const all: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations([["rId1", "officeDocument", "word/document.xml"]]),
    "word/document.xml": documentXml(body),
    "word/_rels/document.xml.rels": relations([
      ["rId1", "styles", "styles.xml"],
      ["rId2", "numbering", "numbering.xml"],
      ...Object.entries(links).map(([id, href]) => [id, "hyperlink", href] as const),
    ]),
    "word/styles.xml": `<w:styles ${namespaces}>${usualStyles}${styles}</w:styles>`,
    "word/numbering.xml": numbering,
    ...parts,
  };
  return zipOf(all);
}

/** The bytes of a zip file with these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array | null>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) continue;
    await zip.add(name, typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content));
  }
  return zip.close();
}

/** The main part round a body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`;
}

/** Who changed something, and when. */
export function by(author: string, at = "2026-11-20T10:00:00Z"): string {
  return `w:id="1" w:author="${author}" w:date="${at}"`;
}

/** A run of words, with properties as XML. */
export function r(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Words that somebody put in. */
export function ins(author: string, text: string, at?: string): string {
  return `<w:ins ${by(author, at)}>${r(text)}</w:ins>`;
}

/** Words that somebody struck. */
export function del(author: string, text: string, at?: string): string {
  return `<w:del ${by(author, at)}>${gone(text)}</w:del>`;
}

/** The run in words that were struck. */
export function gone(text: string): string {
  return `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
}

/** A paragraph; `mark` is what was done to its end, `properties` what else is said of it, both as XML. */
export function p(content: string, { style = "", mark = "", properties = "" } = {}): string {
  const named = style === "" ? "" : `<w:pStyle w:val="${style}"/>`;
  const ended = mark === "" ? "" : `<w:rPr>${mark}</w:rPr>`;
  return `<w:p><w:pPr>${named}${properties.replace(/<w:pPrChange.*/su, "")}${ended}${/<w:pPrChange.*/su.exec(properties)?.[0] ?? ""}</w:pPr>${content}</w:p>`;
}

/** An item of list 1, which has bullets, or 2, which has numbers. */
export function item(content: string, list: 1 | 2, level = 0, mark = ""): string {
  return p(content, {
    mark,
    properties: `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
  });
}

const contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(([id, type, target]) => {
    const mode = type === "hyperlink" ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target.replaceAll("&", "&amp;")}"${mode}/>`;
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function style(id: string, name: string, properties = "", type = "paragraph"): string {
  return `<w:style w:type="${type}" w:styleId="${id}"${id === "Standard" ? ' w:default="1"' : ""}><w:name w:val="${name}"/>${properties}</w:style>`;
}

// A German Word's: ids are in its own language, names are not.
const usualStyles = [
  style("Standard", "Normal"),
  style("Titel", "Title"),
  style("berschrift1", "heading 1"),
  style("berschrift2", "heading 2"),
  style("Zitat", "Quote"),
  style("Stark", "Strong", "<w:rPr><w:b/></w:rPr>", "character"),
].join("");

function list(id: number, format: string): string {
  const levels = [0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join("");
  return `<w:abstractNum w:abstractNumId="${id + 10}">${levels}</w:abstractNum>`;
}

const numbering = `<w:numbering ${namespaces}>${list(1, "bullet")}${list(2, "decimal")}<w:num w:numId="1"><w:abstractNumId w:val="11"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="12"/></w:num></w:numbering>`;
