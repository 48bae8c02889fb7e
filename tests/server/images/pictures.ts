import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

type Format = "jpeg" | "png" | "webp" | "avif";

/** A picture of one colour, or half and half so that one can see which way up it is. */
export async function aPicture(format: Format, { width = 300, height = 200 } = {}): Promise<Uint8Array> {
  return (await drawn(width, height)).toFormat(format).toBuffer();
}

/** The left half red, the right half blue. */
async function drawn(width: number, height: number): Promise<Sharp> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const red = await sharp({ create: { ...half, background: "#c00000" } })
    .png()
    .toBuffer();
  const whole = { width, height, channels: 3 as const, background: "#0000c0" };
  return sharp({ create: whole }).composite([{ input: red, left: 0, top: 0 }]);
}

/** A JPEG with what a camera and a picture desk write into one: place, maker, rights, thumbnail's orientation. */
export async function aPhotograph({ orientation = 1, xmp = "" } = {}): Promise<Uint8Array> {
  const exif = {
    IFD0: { Make: "Kestrel", Artist: "Ines Duarte", Copyright: "Ines Duarte", ImageDescription: "A secret meeting" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 26/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 39/1" },
  };
  let made = (await drawn(300, 200)).jpeg().withExif(exif).withMetadata({ orientation });
  if (xmp !== "") made = made.withXmp(xmp);
  return made.toBuffer();
}

/** An XMP packet with these properties inside its description. */
export function xmpWith(attributes: string, elements: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/** A JPEG with IIM fields in its Photoshop segment. `fields` are record, number and bytes. */
export async function withIim(fields: readonly (readonly [number, number, Uint8Array])[]): Promise<Uint8Array> {
  const iim = Buffer.concat(
    fields.map(([record, field, value]) => {
      const head = Buffer.from([0x1c, record, field, value.length >> 8, value.length & 255]);
      return Buffer.concat([head, value]);
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(iim.length);
  const padding = Buffer.alloc(iim.length % 2);
  const resource = Buffer.concat([Buffer.from("8BIM\x04\x04\0\0", "latin1"), length, iim, padding]);
  const segment = Buffer.concat([Buffer.from("Photoshop 3.0\0", "latin1"), resource]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(segment.length + 2);
  const jpeg = Buffer.from(await aPicture("jpeg"));
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed]), size, segment, jpeg.subarray(2)]);
}

/** A PNG whose head says this size, with next to nothing in it: small to send, huge to decode. */
export function aBomb(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
