import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/** A component whose code comes in a file of its own. `load` fetches it before it is drawn; it never fails. */
export type Part<Props> = ComponentType<Props> & { readonly load: () => Promise<void> };

/**
 * A part, and what stands in its place until it is there. It is for whole pages and the copy's editor: React's own `lazy`
 * keeps what it has shown in place of something for 300 ms (`FALLBACK_THROTTLE_MS` of react-reconciler), also where the
 * code is there sooner, and nothing that the part asks of the server is asked before. A part that could not be fetched
 * is thrown to the guard of its page, and asked for again when it is drawn anew.
 */
export function part<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>, waiting: ReactNode) {
  let Loaded: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const fetched = () => {
    coming ??= fetchPart().then(
      (component) => {
        Loaded = component;
      },
      (fault: unknown) => {
        coming = null;
        throw fault;
      },
    );
    return coming;
  };
  function Drawn(props: Props) {
    const [failure, setFailure] = useState<{ readonly fault: unknown } | null>(null);
    const [isHere, setHere] = useState(Loaded !== null);
    useEffect(() => {
      if (isHere) return;
      let isGone = false;
      fetched().then(
        () => isGone || setHere(true),
        (fault: unknown) => isGone || setFailure({ fault }),
      );
      return () => {
        isGone = true;
      };
    }, [isHere]);
    if (failure !== null) throw failure.fault;
    return Loaded === null ? waiting : <Loaded {...props} />;
  }
  return Object.assign(Drawn, { load: () => fetched().catch(() => undefined) }) satisfies Part<Props>;
}
