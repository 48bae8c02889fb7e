/** What XMP says of alt text, caption and credit. */
export interface Xmp {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/**
 * Finds the XMP packet in a file of any kind, as it is meant to be found (by its marks, uncompressed), and reads a few
 * of its fields. It looks for names, not for structure, so a broken packet offers less and breaks nothing. `file` has
 * one character a byte.
 */
export function xmpOf(file: string): Xmp {
  const from = file.indexOf("<x:xmpmeta");
  const to = from < 0 ? -1 : file.indexOf("</x:xmpmeta>", from);
  if (to < 0) return { alt: "", caption: "", credit: "" };
  const packet = decoded(file.slice(from, Math.min(to, from + 1_000_000)));
  const credit = field(packet, "photoshop:Credit");
  const byAndSource = [field(packet, "dc:creator"), field(packet, "photoshop:Source")].filter((part) => part !== "");
  return {
    alt: field(packet, "Iptc4xmpCore:AltTextAccessibility"),
    caption: field(packet, "dc:description"),
    credit: credit === "" ? byAndSource.join("/") : credit,
  };
}

function decoded(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

/** A property: written as an attribute, as an element, or as a list of which the first entry counts. */
function field(packet: string, name: string): string {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(packet);
  if (attribute !== null) return unescaped(attribute[1] ?? attribute[2] ?? "");
  const start = packet.indexOf(`<${name}`);
  const end = start < 0 ? -1 : packet.indexOf(`</${name}>`, start);
  if (end < 0) return "";
  const inside = packet.slice(packet.indexOf(">", start) + 1, end);
  const entries = inside.split(/<rdf:li\b[^>]*>/).slice(1);
  const texts = entries.length === 0 ? [inside] : entries.map((entry) => entry.split("</rdf:li>")[0] ?? "");
  const isList = name === "dc:creator";
  const chosen = isList ? texts.join(" and ") : (texts[0] ?? "");
  return unescaped(chosen.replace(/<[^>]*>/g, ""));
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
