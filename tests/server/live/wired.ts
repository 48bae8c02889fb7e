import { onTestFinished } from "vitest";
import type { StoryId } from "#contract/fields.ts";
import type { ServerFrame } from "#contract/live.ts";
import { Problem } from "#contract/problem.ts";
import { listen, listenerOf } from "#server/node/listen.ts";
import { carrySockets } from "#server/node/liveSockets.ts";
import { readSettings } from "#server/node/settings.ts";
import { aWire } from "#tests/slow/wire.ts";
import { freePort } from "../support/freePort.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aCopyDesk, type CopyDesk } from "./copyDesk.ts";

/** What is sent by hand: a frame without its story, or a request's body. */
export type Handmade = Readonly<Record<string, unknown>> & { readonly type: "commit" | "resolve" | "undoResolve" };

/** How the server took it: refused by this code, or not. */
export type Taken = { readonly code: string } | "taken";

/** The newsroom behind a real port: frames go over a real socket, requests over real HTTP. */
export interface WiredDesk extends CopyDesk {
  bySocket(name: PersonName, storyId: StoryId, sent: Handmade): Promise<Taken>;
  byHttp(name: PersonName, storyId: StoryId, sent: Handmade): Promise<Taken>;
}

export async function aWiredDesk(): Promise<WiredDesk> {
  const desk = await aCopyDesk();
  const settings = readSettings({ PORT: String(await freePort()) });
  const listening = await listen(settings);
  listening.answerWith(listenerOf((request, remote) => desk.app.fetch(request, { remote })));
  const sockets = carrySockets(listening.server, desk.app, settings.siteUrl, "refused");
  onTestFinished(async () => {
    await sockets.end(100);
    await listening.close(100);
  });
  const address = settings.siteUrl;
  return {
    ...desk,
    bySocket: async (name, storyId, sent) => {
      const { cookie } = await desk.as(name);
      const wire = await aWire(address, cookie ?? "");
      const answer = new Promise<ServerFrame>((resolve) => {
        wire.hear((frame) => {
          if ("ref" in frame && frame.ref === sent["ref"]) resolve(frame);
          if (frame.type === "copy") wire.send({ ...sent, story: storyId });
        });
      });
      wire.send({ type: "open", story: storyId, have: null });
      const frame = await answer;
      wire.close();
      return frame.type === "refused" ? { code: frame.code } : "taken";
    },
    byHttp: async (name, storyId, { type, ...sent }) => {
      const { cookie } = await desk.as(name);
      const { seq, ...undo } = sent;
      const paths = { commit: "commits", resolve: "resolves", undoResolve: `resolves/${String(seq)}/undo` };
      const response = await fetch(`${address}/api/stories/${storyId}/copy/${paths[type]}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: address, cookie: cookie ?? "" },
        body: JSON.stringify(type === "undoResolve" ? undo : sent),
      });
      if (response.ok) return "taken";
      return { code: Problem.parse(await response.json()).type.replace("/problems/", "") };
    },
  };
}
