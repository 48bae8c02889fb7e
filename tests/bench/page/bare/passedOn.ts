import type { Editor } from "@tiptap/core";
import { Step } from "@tiptap/pm/transform";

/**
 * Sends the steps of each of the editor's transactions through the relay, in a frame like the one in which a server
 * tells of them, and plays those of others as they come: the least that two pages can do. Nothing is rebased. So what
 * others write has to stand in front of what is typed here: a place that is told too late is then a few letters too far
 * to the front, and never one that is not there.
 */
export function passOn(editor: Editor, relay: WebSocket): void {
  const me = crypto.randomUUID();
  let count = 0;
  editor.on("transaction", ({ transaction }) => {
    if (!transaction.docChanged || transaction.getMeta("received") === true) return;
    count += 1;
    const steps = transaction.steps.map((step): unknown => step.toJSON());
    const said = { person: me, mode: "edit", at: new Date().toISOString(), steps, kept: [...steps.keys()] };
    relay.send(JSON.stringify({ type: "commit", story: me, seq: count, ref: `${me}.${count}`, ...said }));
  });
  relay.addEventListener("message", ({ data }) => {
    const { person, steps } = JSON.parse(String(data)) as { readonly person: string; readonly steps: unknown[] };
    if (person === me) return;
    const { tr } = editor.state;
    for (const step of steps) tr.step(Step.fromJSON(editor.schema, step));
    editor.view.dispatch(tr.setMeta("received", true));
  });
}

/** A socket to the relay, once it is open. */
export async function connected(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  return socket;
}
