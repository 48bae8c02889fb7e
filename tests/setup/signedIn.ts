import { Newsroom } from "#contract/session.ts";

/** Somebody's session with a server. */
export interface Session {
  readonly cookie: string;
  /** The answer to a request; throws where it is a refusal. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Signs one of the demonstration's people in. */
export async function signedIn(address: string, name: string): Promise<Session> {
  const send = async (method: string, path: string, cookie: string, body?: unknown) => {
    const headers = new Headers({ origin: address, cookie, "idempotency-key": crypto.randomUUID() });
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers.set("content-type", "application/json");
      init.body = JSON.stringify(body);
    }
    const answer = await fetch(`${address}${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const { people } = Newsroom.parse(await (await send("GET", "/api/newsroom", "")).json());
  const person = people.find((each) => each.name === name);
  const answer = await send("POST", "/api/session", "", { demoPerson: person?.id });
  const cookie = /^[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
  return {
    cookie,
    ask: async (method, path, body): Promise<unknown> => (await send(method, path, cookie, body)).json(),
  };
}
