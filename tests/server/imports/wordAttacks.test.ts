import { describe, expect, test } from "vitest";
import { importWord } from "#contract/imports.ts";
import { listStories } from "#contract/stories.ts";
import { aWordFile, documentXml, ins, p, r, zipOf } from "#tests/builders/wordFile.ts";
import { busyMs } from "./busyMs.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";

const words = p(r("The harbour ferry will run all night."));
const text = (xml: string) => new TextEncoder().encode(xml);
const oldWord = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
const withDocument = (xml: string | Uint8Array) => aWordFile({ body: "", parts: { "word/document.xml": xml } });
const sheetTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';

/** Bytes of a sound document with some of them changed. */
async function changed(change: (bytes: Uint8Array) => Uint8Array): Promise<Uint8Array> {
  return change(await aWordFile({ body: words }));
}

/** Overwrites where a zip file has a text, so that its lengths stay. */
function overwritten(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return Uint8Array.from(latin.replaceAll(from, to), (letter) => letter.charCodeAt(0));
}

const entities = `<?xml version="1.0"?><!DOCTYPE w [${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};">`).join("")}<!ENTITY a0 "lol">]>`;

/** What is no document that can be read, each with how it is said. */
const unreadable: readonly (readonly [string, () => Promise<Uint8Array>, RegExp])[] = [
  ["nothing", async () => new Uint8Array(), /empty/u],
  ["a document of an old Word, or with a password", async () => oldWord, /\.doc\b.*password/u],
  ["text", async () => text("The ferry"), /not a Word document/u],
  ["a picture", async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /not a Word document/u],
  ["the start of a zip file", async () => text("PK\u0003\u0004"), /broken/u],
  ["a document cut short", () => changed((bytes) => bytes.slice(0, -200)), /broken/u],
  ["a document with its middle lost", () => changed((bytes) => bytes.fill(0, 60, 400)), /broken/u],
  ["another zip file", () => zipOf({ "readme.txt": "Words" }), /not a Word document/u],
  ["a spreadsheet", () => aWordFile({ body: words, parts: { "[Content_Types].xml": sheetTypes } }), /not a Word/u],
  ["no list of its parts", () => aWordFile({ body: words, parts: { "[Content_Types].xml": null } }), /not a Word/u],
  ["no relations", () => aWordFile({ body: words, parts: { "_rels/.rels": null } }), /not a Word document/u],
  ["no main part", () => aWordFile({ body: words, parts: { "word/document.xml": null } }), /broken/u],
  ["broken XML", () => withDocument(documentXml(words).slice(0, -30)), /broken/u],
  ["bytes that are no text", () => withDocument(new Uint8Array([0x3c, 0xff, 0xc0, 0x80])), /broken/u],
  ["an unknown entity", () => withDocument(documentXml(p(r("&ferry;")))), /broken/u],
  ["entities made of entities", () => withDocument(entities + documentXml(p(r("&a20;"))).slice(56)), /broken/u],
  [
    "an entity of a file",
    () => withDocument(`<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>${documentXml(p(r("&f;"))).slice(56)}`),
    /broken/u,
  ],
  ["nesting without end", () => withDocument(documentXml("<w:sdt>".repeat(300) + "</w:sdt>".repeat(300))), /unpacks/u],
  ["attributes without end", () => withDocument(documentXml(`<w:p${anyAttributes(200)}/>`)), /unpacks/u],
  ["tracked changes without end", () => aWordFile({ body: p(manyChanges(20_001)) }), /more than 20,000/u],
  ["a part of 100 MB of spaces", () => withDocument(documentXml(" ".repeat(100_000_000))), /unpacks/u],
  [
    "a part that says it is small and is not",
    async () => lyingAbout(await withDocument(documentXml(" ".repeat(30_000_000)))),
    /unpacks|broken/u,
  ],
  ["2,100 parts", () => aWordFile({ body: words, parts: manyParts(2100) }), /unpacks/u],
  ["a name that leads out of it", () => aWordFile({ body: words, parts: { "../../etc/passwd": "x" } }), /broken/u],
  [
    "a name from the root",
    () => changed((bytes) => overwritten(bytes, "word/styles.xml", "/ord/styles.xml")),
    /broken/u,
  ],
  [
    "two parts of one name",
    async () =>
      overwritten(
        await aWordFile({ body: words, parts: { "word/document.xmx": "x" } }),
        "document.xmx",
        "document.xml",
      ),
    /broken/u,
  ],
  ["nothing to read", () => aWordFile({ body: p(r(" ")) }), /no text/u],
  ["too much to read", () => aWordFile({ body: p(r("ferry ".repeat(160_000))) }), /900,000/u],
];

function anyAttributes(count: number): string {
  return Array.from({ length: count }, (_, i) => ` a${i}="x"`).join("");
}

function manyChanges(count: number): string {
  return Array.from({ length: count }, (_, i) => `${ins(`Ann ${i % 7}`, "a")}${r("b")}`).join("");
}

function manyParts(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/media/${i}.bin`, ""]));
}

/** The bytes of a zip file whose list of parts says that the largest unpacks to a thousand bytes. */
function lyingAbout(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    const isListed = view.getUint32(at, true) === 0x02014b50;
    if (isListed && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 1000, true);
  }
  return bytes;
}

describe("a file that is no Word document to be read", () => {
  test.each(unreadable)("%s answers 422, says why and makes no story (I-03)", async (_what, make, says) => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = await make();
    const { ms, made: refused } = await busyMs(() => leyi.refused(importWord, { query: { name: "ferry.docx" }, body }));
    expect(ms).toBeLessThan(3000);
    expect(refused).toMatchObject({ status: 422, code: "import/unreadable" });
    expect(refused.problem.detail).toMatch(says);
    expect(refused.problem.detail).toMatch(/No story was made\.$/u);
    expect((await leyi.call(listStories, { query: {} })).items).toEqual([]);
  });

  test("is read all the same where what is broken is nothing that matters", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = await aWordFile({
      body: words,
      parts: { "word/styles.xml": null, "word/numbering.xml": null, "word/theme/theme1.xml": "<broken" },
    });
    const story = await leyi.call(importWord, { query: {}, body });
    expect(story.headline).toBe("The harbour ferry will run all night.");
  });
});
