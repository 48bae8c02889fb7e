import { Hono } from "hono";
import type { Endpoint } from "#contract/endpoint.ts";
import { type EndpointName, endpoints } from "#contract/endpoints.ts";
import { admit, type Admitted } from "./admit.ts";
import type { Binding } from "./binding.ts";
import type { Deps } from "./deps.ts";
import { requestCounter } from "./http/rates.ts";
import { startFinishing } from "./jobs/leftBehind.ts";
import { startJobs } from "./jobs/queue.ts";
import { startPurging } from "./jobs/purge.ts";
import { liveOf } from "./live/live.ts";
import { mount, type Mounting } from "./mount.ts";
import { problemPage } from "./pages/problemPage.ts";
import { problemResponse } from "./problem.ts";
import { nothingPage } from "./reader/gone.ts";
import { answerAlways } from "./reader/respond.ts";
import { addReaderRoutes } from "./reader/routes.ts";
import { refuse } from "./refusal.ts";
import type { Socket } from "./socket.ts";
import type { UseCase } from "./useCase.ts";
import { useCases } from "./useCases/all.ts";

/** The whole application: it answers requests, holds sockets, and does its jobs between `start` and `stop`. */
export interface App {
  fetch(request: Request, binding?: Binding): Promise<Response>;
  /** Decides, before anything is opened, whether a socket may be: gives whose it will be, or the refusal to answer. */
  admit(request: Request, binding?: Binding): Promise<Admitted | Response>;
  /** Takes in a socket that was admitted, by its session's token; it is closed when that ends. */
  connect(socket: Socket, binding: Pick<Binding, "session">): Promise<void>;
  /** Begins the jobs, and tells and lists what the last process committed and did not come to tell or list. */
  start(): Promise<void>;
  /** Ends the jobs and the live copy, once what is under way is done: what was sent is stored, every socket closed. */
  stop(): Promise<void>;
}

/** Makes the application of what it needs of the world. It knows no Node and no browser. */
export function createApp(deps: Deps): App {
  const app = new Hono<{ Bindings: Binding }>({ strict: true });
  const mounting: Mounting = { app, deps, count: requestCounter(deps.db) };
  for (const [name, definition] of Object.entries(endpoints)) mountNamed(mounting, name as EndpointName, definition);
  refuseOtherMethods(mounting);
  addReaderRoutes(app, deps);
  app.get("/problems/:noun/:fact", async (c) => {
    const page = await problemPage(`${c.req.param("noun")}/${c.req.param("fact")}`);
    return page ?? c.notFound();
  });
  app.notFound(async (c) =>
    c.req.path.startsWith("/api")
      ? problemResponse(refuse("request/unknown"), deps.ids.next(), deps.log)
      : answerAlways(404, await nothingPage(deps.settings)),
  );
  app.onError((fault) => problemResponse(fault, deps.ids.next(), deps.log));
  const live = liveOf(deps);
  const stops: (() => Promise<void>)[] = [];
  return {
    fetch: async (request, binding = {}) => app.fetch(request, binding),
    admit: (request, binding = {}) => admit(deps, request, binding),
    connect: (socket, binding) => live.connect(socket, binding.session?.token ?? null),
    start: async () => {
      stops.push(await startFinishing(deps), startJobs(deps), startPurging(deps));
    },
    stop: async () => {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await live.stop();
    },
  };
}

function mountNamed(mounting: Mounting, name: EndpointName, definition: Endpoint): void {
  // Of one name both are of one endpoint, which the compiler cannot follow through a name that is any of them.
  mount(mounting, definition, useCases[name] as unknown as UseCase<Endpoint>);
}

/** A method that an address never takes answers 405, with those that it does (bad input 11). */
function refuseOtherMethods({ app, deps }: Mounting): void {
  const all: readonly Endpoint[] = Object.values(endpoints);
  for (const path of new Set(all.map((each) => each.path))) {
    const methods = all.filter((each) => each.path === path).map((each) => each.method);
    const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
    app.all(path, () => {
      const response = problemResponse(refuse("request/method"), deps.ids.next(), deps.log);
      response.headers.set("allow", allow);
      return response;
    });
  }
}
