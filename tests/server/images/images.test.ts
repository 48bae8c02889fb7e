import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { ImageId } from "#contract/fields.ts";
import { addImage, type Image, readImage } from "#contract/images.ts";
import { anApp } from "../support/app.ts";
import type { Caller } from "../support/caller.ts";
import { aBomb, aPhotograph, aPicture, withIim, xmpWith } from "./pictures.ts";

async function aWriter(): Promise<Caller> {
  const { signedInAs } = await anApp();
  return signedInAs("Leyi Chen");
}

async function taken(bytes: Uint8Array): Promise<{ image: Image; leyi: Caller }> {
  const leyi = await aWriter();
  return { leyi, image: await leyi.call(addImage, { body: bytes }) };
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const leyi = await aWriter();
  const { status, code } = await leyi.refused(addImage, { body: bytes });
  return `${status} ${code}`;
}

async function served(leyi: Caller, image: Image, size: "small" | "medium" | "large"): Promise<Buffer> {
  const answer = await leyi.send("GET", `/api/images/${image.id}/${size}`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
  return Buffer.from(await answer.arrayBuffer());
}

/** Where red lies, which is on the left of what the camera stored, once a picture of each orientation is upright. */
const redAt = [
  [20, 100],
  [280, 100],
  [280, 100],
  [20, 100],
  [100, 20],
  [100, 20],
  [100, 280],
  [100, 280],
] as const;

describe("a picture (bad input 46 to 50)", () => {
  test.each(["jpeg", "png", "webp", "avif"] as const)("is taken as %s and served in three widths", async (format) => {
    const { leyi, image } = await taken(await aPicture(format, { width: 2400, height: 1200 }));
    expect(image).toMatchObject({ width: 2000, height: 1000 });
    const widths = { small: 640, medium: 1280, large: 2000 } as const;
    for (const size of ["small", "medium", "large"] as const) {
      const made = await sharp(await served(leyi, image, size)).metadata();
      expect([made.format, made.width, made.space]).toEqual(["webp", widths[size], "srgb"]);
    }
  });

  test("is never made larger than it came", async () => {
    const { leyi, image } = await taken(await aPicture("png", { width: 500, height: 400 }));
    expect((await sharp(await served(leyi, image, "large")).metadata()).width).toBe(500);
  });

  test.each([
    ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["a GIF", "GIF89a\x01\0\x01\0"],
    ["a PDF", "%PDF-1.7\n"],
    ["a TIFF", "II*\0\x08\0\0\0"],
    ["text", "\xff\xd8 is how a JPEG begins"],
  ])("is refused with 415 when it is %s, whatever it is called", async (_, text) => {
    expect(await refusal(Buffer.from(text, "latin1"))).toBe("415 image/kind");
  });

  test("is refused with 422 when it is empty, cut short, or breaks off at its head", async () => {
    const whole = await aPicture("jpeg", { width: 800, height: 600 });
    expect(await refusal(new Uint8Array())).toBe("422 image/unreadable");
    expect(await refusal(whole.subarray(0, Math.floor(whole.length / 2)))).toBe("422 image/unreadable");
    expect(await refusal(whole.subarray(0, 3))).toBe("422 image/unreadable");
    expect(await refusal(Buffer.from("RIFF\xff\xff\xff\xffWEBPVP8 ", "latin1"))).toBe("422 image/unreadable");
  });

  test.each([
    ["60,000 pixels a side", 60_000, 60_000],
    ["one pixel by four thousand million", 1, 4_000_000_000],
    ["51 megapixels", 10_000, 5_100],
    ["12,001 pixels wide", 12_001, 100],
  ])("is refused with 413 from its head alone: %s", async (_, width, height) => {
    expect(await refusal(aBomb(width, height))).toBe("413 image/tooLarge");
  });

  test("is refused with 413 over 25 MB", async () => {
    const jpeg = await aPicture("jpeg");
    const heavy = new Uint8Array(25_000_001);
    heavy.set(jpeg);
    expect(await refusal(heavy)).toBe("413 image/tooLarge");
  });

  test("is served with nothing of its metadata", async () => {
    const xmp = xmpWith('photoshop:Credit="Ines Duarte"', "");
    const { leyi, image } = await taken(await aPhotograph({ xmp }));
    for (const size of ["small", "medium", "large"] as const) {
      const bytes = await served(leyi, image, size);
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.toString("latin1")).not.toMatch(/Duarte|Kestrel|secret|GPS/);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("is upright whatever way it was held: orientation %i", async (orientation) => {
    const { leyi, image } = await taken(await aPhotograph({ orientation }));
    expect([image.width, image.height]).toEqual(orientation < 5 ? [300, 200] : [200, 300]);
    const [left = 0, top = 0] = redAt[orientation - 1] ?? [];
    const pixel = await sharp(await served(leyi, image, "large"))
      .extract({ left, top, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(pixel[0]).toBeGreaterThan(120);
    expect(pixel[2]).toBeLessThan(80);
  });

  test.each([
    [
      "CMYK",
      () =>
        sharp({ create: { width: 60, height: 40, channels: 3, background: "#c00000" } })
          .toColourspace("cmyk")
          .jpeg(),
    ],
    [
      "16 bits a channel",
      () =>
        sharp({ create: { width: 60, height: 40, channels: 3, background: "#c00000" } })
          .toColourspace("rgb16")
          .png(),
    ],
    ["transparent", () => sharp({ create: { width: 60, height: 40, channels: 4, background: "#c0000080" } }).png()],
    [
      "grey",
      () =>
        sharp({ create: { width: 60, height: 40, channels: 3, background: "#808080" } })
          .toColourspace("b-w")
          .png(),
    ],
  ])("comes out in plain colours: %s", async (_, picture) => {
    const { leyi, image } = await taken(await picture().toBuffer());
    const made = await sharp(await served(leyi, image, "small")).metadata();
    expect([made.space, made.depth]).toEqual(["srgb", "uchar"]);
  });

  test("that is animated becomes its first frame", async () => {
    const frames = await Promise.all(
      ["#c00000", "#00c000"].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    const { leyi, image } = await taken(animated);
    expect([image.width, image.height]).toEqual([60, 40]);
    expect((await sharp(await served(leyi, image, "large")).metadata()).pages ?? 1).toBe(1);
  });

  test("sent twice, or twice at once, is one picture", async () => {
    const { signedInAs } = await anApp();
    const [leyi, fiona] = [await signedInAs("Leyi Chen"), await signedInAs("Fiona Patterson")];
    const body = await aPicture("jpeg");
    const [first, second] = await Promise.all([leyi.call(addImage, { body }), fiona.call(addImage, { body })]);
    const third = await leyi.call(addImage, { body });
    expect([second.id, third.id]).toEqual([first.id, first.id]);
  });

  test("that nobody took in is unknown, and so is a size that is not made", async () => {
    const { leyi, image } = await taken(await aPicture("jpeg"));
    const imageId = ImageId.parse("01890000-0000-7000-8000-000000000000");
    expect((await leyi.refused(readImage, { params: { imageId, size: "small" } })).code).toBe("image/unknown");
    expect((await leyi.send("GET", `/api/images/${image.id}/sent`)).status).toBe(404);
  });

  test("is served so that it can be nothing but a picture, and to nobody else", async () => {
    const { signedInAs, nobody } = await anApp();
    const leyi = await signedInAs("Leyi Chen");
    const image = await leyi.call(addImage, { body: await aPicture("jpeg") });
    const answer = await leyi.send("GET", `/api/images/${image.id}/small`);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("cache-control")).toBe("private, max-age=3600");
    expect((await nobody.send("GET", `/api/images/${image.id}/small`)).status).toBe(401);
  });
});

describe("what a picture's metadata offers", () => {
  test("comes from XMP, written as attributes or as lists", async () => {
    const attributes = 'photoshop:Credit="Ines Duarte/Reuters &amp; AP"';
    const elements = `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A ferry, &lt;late&gt;\n at the quay</rdf:li></rdf:Alt></dc:description><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ferry at night</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>`;
    const { image } = await taken(await aPhotograph({ xmp: xmpWith(attributes, elements) }));
    expect(image.offered).toEqual({
      alt: "A white ferry at night",
      caption: "A ferry, <late> at the quay",
      credit: "Ines Duarte/Reuters & AP",
    });
  });

  test("credits the maker and the source where no credit is given, and makes no alt text of a caption", async () => {
    const elements = `<dc:creator><rdf:Seq><rdf:li>Ines Duarte</rdf:li></rdf:Seq></dc:creator><photoshop:Source>Reuters</photoshop:Source><dc:description><rdf:Alt><rdf:li>A ferry</rdf:li></rdf:Alt></dc:description>`;
    const { image } = await taken(await aPhotograph({ xmp: xmpWith("", elements) }));
    expect(image.offered).toEqual({ alt: "", caption: "A ferry", credit: "Ines Duarte/Reuters" });
  });

  test.each([
    ["Latin-1", Buffer.from("Café at the quay", "latin1")],
    ["UTF-8 that does not say so", Buffer.from("Café at the quay")],
  ])("comes from IIM where there is no XMP: %s", async (_, caption) => {
    const { image } = await taken(
      await withIim([
        [2, 120, caption],
        [2, 80, Buffer.from("Ines Duarte")],
        [2, 115, Buffer.from("Reuters")],
      ]),
    );
    expect(image.offered).toEqual({ alt: "", caption: "Café at the quay", credit: "Ines Duarte/Reuters" });
  });

  test("is cut where it is overlong, and is text", async () => {
    const { image } = await taken(await withIim([[2, 120, Buffer.from(`<b>${"quay ".repeat(6000)}`)]]));
    expect(image.offered.caption.length).toBe(2000);
    expect(image.offered.caption.startsWith("<b>quay")).toBe(true);
  });

  test("is nothing where the metadata is broken", async () => {
    const { image } = await taken(await aPhotograph({ xmp: "<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:description" }));
    expect(image.offered).toEqual({ alt: "", caption: "", credit: "" });
  });
});
