import { cleanup } from "@testing-library/react";
import { Slice, Fragment } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { afterEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

test("a caret that a key has just moved stays where it is when others' words come in the same moment", async () => {
  const { editor, log, caretAt, lines } = await openEditor(aCopy({ headline: "Head", paragraphs: ["one", "two"] }));
  const { doc } = editor.state;
  const endOfTwo = doc.content.size - 2;
  await caretAt(endOfTwo - 3, endOfTwo - 3);
  await expect.poll(() => getSelection()?.focusNode?.textContent).toBe("two");
  // As an arrow key does it: the page's selection moves at once, and the browser tells of it later.
  getSelection()?.modify("move", "forward", "character");
  log.remote([new ReplaceStep(1, 1, new Slice(Fragment.from(schema.text("New ")), 0, 0))]);
  await expect.poll(() => editor.state.doc.firstChild?.textContent).toBe("New Head");
  await userEvent.keyboard("X");
  await expect.poll(lines).toBe("one\ntXwo");
});
