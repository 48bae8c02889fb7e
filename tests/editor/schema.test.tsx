import type { Editor } from "@tiptap/core";
import { cleanup, render } from "@testing-library/react";
import type { MarkType, NodeType } from "prosemirror-model";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { marks, nodes, schema } from "#document/schema.ts";
import { CopyEditor } from "#editor/CopyEditor.tsx";
import { FakeLog, FakeStore } from "./fakeChannel.ts";

const pictures = {
  upload: () => Promise.reject(new Error("No pictures here")),
  urlOf: (id: string) => `/api/images/${id}/medium`,
};

/** The members of a node's or a mark's spec that say what a document may be; the rest is how it looks. */
const structure = [
  "content",
  "marks",
  "group",
  "inline",
  "atom",
  "defining",
  "isolating",
  "inclusive",
  "excludes",
  "code",
  "whitespace",
] as const;

/** What a type allows, as plain data; a member that is left out and one that is undefined say the same. */
function allowed({ spec }: NodeType | MarkType): Readonly<Record<string, unknown>> {
  const said = new Map(Object.entries(spec).filter(([, value]) => value !== undefined));
  const attrs = Object.entries(spec.attrs ?? {}).map(([name, attr]) => [name, attr.default, attr.validate] as const);
  return { ...Object.fromEntries(structure.map((name) => [name, said.get(name)])), attrs };
}

let editor: Editor;

beforeEach(async () => {
  render(
    <CopyEditor
      me="me"
      isSuggesting={false}
      nameOf={() => "Ann Other"}
      channel={new FakeLog().channel}
      store={new FakeStore()}
      pictures={pictures}
      onStatus={() => {}}
      onSay={() => {}}
      onFollowing={() => {}}
    />,
  );
  const copy = () => document.querySelector<HTMLElement & { editor?: Editor }>('[aria-label="Story copy"]');
  await expect.poll(() => copy()?.editor).toBeDefined();
  const made = copy()?.editor;
  if (made !== undefined) editor = made;
});
afterEach(cleanup);

describe("the editor's schema is the document's one list", () => {
  test("of nodes: the same, in the same order, allowing the same", () => {
    expect(Object.keys(editor.schema.nodes)).toEqual(Object.keys(nodes));
    for (const [name, type] of Object.entries(schema.nodes)) {
      const own = editor.schema.nodes[name];
      expect([name, own && allowed(own)]).toEqual([name, allowed(type)]);
    }
  });

  test("of marks: the same, in the same rank, allowing the same", () => {
    expect(Object.keys(editor.schema.marks)).toEqual(Object.keys(marks));
    for (const [name, type] of Object.entries(schema.marks)) {
      const own = editor.schema.marks[name];
      expect([name, own && allowed(own)]).toEqual([name, allowed(type)]);
    }
  });

  test.each(Object.keys(nodes).filter((name) => name !== "doc" && name !== "text"))(
    "%s has an extension that shows it and reads it back",
    (name) => {
      const spec = editor.schema.nodes[name]?.spec;
      expect(spec?.toDOM).toBeTypeOf("function");
      expect(spec?.parseDOM?.length).toBeGreaterThan(0);
    },
  );

  test.each(Object.keys(marks))("the mark %s has an extension that shows it", (name) => {
    expect(editor.schema.marks[name]?.spec.toDOM).toBeTypeOf("function");
  });
});
