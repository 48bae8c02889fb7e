import type { Hub, Log } from "#server/core/deps.ts";
import { memoryHub } from "#server/core/memoryHub.ts";
import { Line } from "./line.ts";

/** A hub that several processes share. */
export interface SharedHub {
  readonly hub: Hub;
  /** Sends what is still to be sent, and lets the connection go. */
  close(): Promise<void>;
}

/**
 * The hub over LISTEN and NOTIFY, on a connection of its own. Listeners of this process hear at once and once; those of
 * the others hear a moment later. The connection comes back by itself, with pauses. What the others said while it was
 * away has not come, so that `missed` is then heard here in its place: it must have everybody look anew.
 */
export async function postgresHub(
  url: string,
  { log, missed }: { readonly log: Log; readonly missed: Message },
): Promise<SharedHub> {
  const local = memoryHub((fault) => log.error("hub.listenerFailed", { why: String(fault) }));
  const line = new Line(url, log, {
    heard: (text) => {
      const { topic, message } = messageIn(text);
      local.publish(topic, message);
    },
    missed: () => local.publish(missed.topic, missed.message),
    insteadOfMany: textOf(missed),
  });
  await line.open();
  return {
    hub: {
      publish: (topic, message) => {
        local.publish(topic, message);
        line.say(textOf({ topic, message }));
      },
      subscribe: (topic, heard) => local.subscribe(topic, heard),
    },
    close: () => line.close(),
  };
}

interface Message {
  readonly topic: string;
  readonly message: string;
}

function textOf({ topic, message }: Message): string {
  return `${topic} ${message}`;
}

function messageIn(text: string): Message {
  const space = text.indexOf(" ");
  return { topic: text.slice(0, space), message: text.slice(space + 1) };
}
