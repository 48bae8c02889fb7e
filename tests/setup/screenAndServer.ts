import { builtinEnvironments, type Environment } from "vitest/runtime";

/** What a server is made of: Node's own, not the copies that come with a page. */
const nodes = [
  "fetch",
  "Request",
  "Response",
  "Headers",
  "Blob",
  "File",
  "URL",
  "URLSearchParams",
  "AbortController",
  "AbortSignal",
] as const;

/**
 * A page as the component tests have it, in which the whole server can run too: a page's `Request` drops the headers
 * that a browser keeps to itself, cookies among them, and so no server could be asked with it.
 */
const screenAndServer: Environment = {
  name: "screen and server",
  viteEnvironment: "ssr",
  async setup(global: typeof globalThis, options) {
    const kept = nodes.map((name) => [name, Object.getOwnPropertyDescriptor(global, name)] as const);
    const page = await builtinEnvironments["happy-dom"].setup(global, options);
    for (const [name, descriptor] of kept)
      if (descriptor !== undefined) Object.defineProperty(global, name, descriptor);
    return page;
  },
};

// oxlint-disable-next-line import/no-default-export -- how vitest takes an environment
export default screenAndServer;
