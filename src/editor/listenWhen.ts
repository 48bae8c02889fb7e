import type { CopyChannel } from "./channel.ts";

/** Listens to a channel once something is done, and gives the way to stop, which may be taken before that. */
export function listenWhen(
  isReady: Promise<void>,
  channel: CopyChannel,
  heard: Parameters<CopyChannel["listen"]>[0],
): () => void {
  let isEnded = false;
  let unlisten = () => {};
  void isReady.then(() => {
    if (!isEnded) unlisten = channel.listen(heard);
  });
  return () => {
    isEnded = true;
    unlisten();
  };
}
