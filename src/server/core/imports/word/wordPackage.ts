import { attributeOf, type ForeignElement } from "#document/foreignTree.ts";
import { childNamed, elementsIn, xmlTree } from "./xmlTree.ts";
import { broken, WordUnreadable } from "./wordUnreadable.ts";
import { type ReadPart, zipParts } from "./zipParts.ts";

/** The parts of a Word document that import reads. */
export interface WordPackage {
  readonly body: ForeignElement;
  readonly styles: ForeignElement | null;
  readonly numbering: ForeignElement | null;
  /** The addresses of links that lead out of the document, by the id of their relationship. */
  readonly links: ReadonlyMap<string, string>;
}

const mainType =
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml$/u;

/**
 * Opens a .docx file by the way that its standard says: the package names its main part, and that the parts it needs.
 * Throws `WordUnreadable` for what is broken, and for what is a sound package of another kind.
 */
export async function wordPackage(bytes: Uint8Array): Promise<WordPackage> {
  const read = await zipParts(bytes);
  const types = await partNamed(read, "[Content_Types].xml");
  const main = targetsOf(await partNamed(read, "_rels/.rels"), "").find(({ type }) => type === "officeDocument");
  if (types === null || main === undefined) throw notWord();
  if (!mainType.test(typeOf(types, main.target))) throw notWord();
  const document = await partNamed(read, main.target);
  const body = document === null || document.tag !== "w:document" ? null : childNamed(document, "w:body");
  if (body === null) throw broken();
  const targets = targetsOf(await partNamed(read, relationsOf(main.target)), folderOf(main.target));
  const part = async (type: string) => {
    const found = targets.find((each) => each.type === type && !each.isOutside);
    return found === undefined ? null : partNamed(read, found.target);
  };
  const links = targets.filter(({ type, isOutside }) => type === "hyperlink" && isOutside);
  return {
    body,
    styles: await part("styles"),
    numbering: await part("numbering"),
    links: new Map(links.map(({ id, target }) => [id, target])),
  };
}

function notWord(): WordUnreadable {
  return new WordUnreadable("This is not a Word document. Choose a .docx file. No story was made.");
}

async function partNamed(read: ReadPart, name: string): Promise<ForeignElement | null> {
  const bytes = await read(name);
  return bytes === null ? null : xmlTree(bytes);
}

interface Target {
  readonly id: string;
  /** The last word of the relationship's type. */
  readonly type: string;
  readonly target: string;
  readonly isOutside: boolean;
}

function targetsOf(relations: ForeignElement | null, folder: string): readonly Target[] {
  if (relations === null) return [];
  return elementsIn(relations, "rel:Relationship").map((relation) => {
    const isOutside = attributeOf(relation, "TargetMode") === "External";
    const target = attributeOf(relation, "Target");
    return {
      id: attributeOf(relation, "Id"),
      type: attributeOf(relation, "Type").replace(/^.*\//u, ""),
      target: isOutside ? target : partName(target, folder),
      isOutside,
    };
  });
}

/** The name of a part, from the folder of the part that names it. */
function partName(target: string, folder: string): string {
  return target.startsWith("/") ? target.slice(1) : `${folder}${target.replace(/^\.\//u, "")}`;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1);
}

function relationsOf(name: string): string {
  const folder = folderOf(name);
  return `${folder}_rels/${name.slice(folder.length)}.rels`;
}

function typeOf(types: ForeignElement, name: string): string {
  const own = elementsIn(types, "ct:Override").find((each) => attributeOf(each, "PartName") === `/${name}`);
  const ending = name.slice(name.lastIndexOf(".") + 1);
  const usual = elementsIn(types, "ct:Default").find((each) => attributeOf(each, "Extension") === ending);
  const found = own ?? usual;
  return found === undefined ? "" : attributeOf(found, "ContentType");
}
