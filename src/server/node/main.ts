import { fileURLToPath } from "node:url";
import { type App, createApp } from "#server/core/app.ts";
import { builtDesk } from "./deskBuild.ts";
import { readDeskFiles } from "./deskFiles.ts";
import { firstSteps } from "./firstSteps.ts";
import { openInstallation } from "./installation.ts";
import { carrySockets } from "./liveSockets.ts";
import { listen, type Listening, listenerOf } from "./listen.ts";
import { readSettings } from "./settings.ts";
import { toldToStarter } from "./told.ts";

/** How long what is under way may take to end when the process is told to. */
const endsWithinMs = 8000;
const socketsEndWithinMs = 1000;

await start(process.argv.includes("--dev")).catch((fault: unknown) => {
  process.stderr.write(`${toldToStarter(fault)}\n`);
  process.exit(1);
});

async function start(isDevelopment: boolean): Promise<void> {
  const settings = readSettings(process.env);
  const listening = await listen(settings);
  const [installation, desk] = await Promise.all([
    openInstallation(settings),
    isDevelopment ? null : builtDesk().then(readDeskFiles),
  ]);
  const app = createApp(installation.deps);
  const said = await firstSteps(installation);
  await installation.begun();
  const sockets = carrySockets(listening.server, app, settings.siteUrl, isDevelopment ? "left" : "refused");
  if (desk === null) await answerWithVite(listening, app);
  else
    listening.answerWith(
      listenerOf(async (request, remote) => (await desk(request)) ?? app.fetch(request, { remote })),
    );
  await app.start();
  process.stdout.write(`\n  ${settings.newsroom.name} is at ${settings.siteUrl}\n${said}\n`);
  endTidily(async () => {
    const closed = listening.close(endsWithinMs);
    await app.stop();
    await sockets.end(socketsEndWithinMs);
    await closed;
    await installation.close();
  });
}

/** In development the desk comes from vite, module by module; the API is the same. */
async function answerWithVite(listening: Listening, app: App): Promise<void> {
  const { createServer } = await import("vite");
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { server: listening.server } },
    appType: "spa",
  });
  const api = listenerOf((request, remote) => app.fetch(request, { remote }));
  const isOurs = /^\/(api|problems|news|pictures|reader|accessibility|cookies|privacy|robots\.txt)(\/|\?|$)/;
  listening.answerWith((request, response) =>
    isOurs.test(request.url ?? "") ? api(request, response) : vite.middlewares(request, response),
  );
}

/** Ends when the process is told to, once what is under way is done; told a second time, at once. */
function endTidily(end: () => Promise<void>): void {
  let isEnding = false;
  const heard = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    end().then(
      () => process.exit(0),
      (fault: unknown) => {
        process.stderr.write(`${toldToStarter(fault)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", heard);
  process.on("SIGINT", heard);
}
