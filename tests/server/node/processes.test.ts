import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import * as people from "#server/core/repos/people.ts";
import { openInstallation } from "#server/node/installation.ts";
import { readSettings } from "#server/node/settings.ts";
import { freePort } from "../support/freePort.ts";

const root = join(import.meta.dirname, "../../..");
const timeout = 90_000;

interface Ran {
  readonly child: ChildProcess;
  said(): string;
  /** Waits until what was said has this in it. */
  says(words: RegExp): Promise<string>;
  ended(): Promise<number | null>;
}

/** Runs one of the programs, with these settings alone. */
function run(program: string, words: readonly string[], settings: Readonly<Record<string, string>>): Ran {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [`src/server/node/${program}`, ...words], {
    cwd: root,
    env: { PATH, HOME, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => heard.push(String(chunk)));
  const exit = once(child, "close");
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const said = () => heard.join("");
  return {
    child,
    said,
    says: async (wanted) => {
      await expect.poll(said, { timeout, interval: 50 }).toMatch(wanted);
      return said();
    },
    ended: async () => {
      await exit;
      return child.exitCode;
    },
  };
}

async function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "stet-run-"));
}

/** Puts a writer into an installation that nobody has open. */
async function addWriter(settings: Readonly<Record<string, string>>): Promise<void> {
  const { deps, close } = await openInstallation(readSettings(settings));
  const leyi = { id: deps.ids.next(), name: "Leyi Chen", email: "leyi.chen@dailydesk.example" };
  const at = deps.clock.now().toISOString();
  await people.insert(deps.db, { ...leyi, roles: ["writer"], isDemo: false, at });
  await close();
}

describe("the program", { timeout }, () => {
  test("starts empty with a link for the first admin, has its folder to itself, and ends tidily when told to", async () => {
    const settings = { STET_DATA: await aFolder(), STET_DEMO: "0", PORT: String(await freePort()) };
    const first = run("main.ts", ["--dev"], settings);
    const said = await first.says(/\n\n$/);
    expect(said).toContain(`The Daily Desk is at http://localhost:${settings.PORT}`);
    expect(said).toMatch(
      /Set a password for desk@dailydesk.example, the first admin, within 72 hours:\n.*\/invite#[\w-]{43}/,
    );
    const health = await fetch(`http://localhost:${settings.PORT}/api/health`);
    expect(await health.json()).toMatchObject({ ok: true, database: "embedded" });

    const second = run("main.ts", ["--dev"], { ...settings, PORT: String(await freePort()) });
    expect(await second.ended()).toBe(1);
    expect(second.said()).toMatch(/^Another Stet is using .* choose another folder with STET_DATA\.\n$/);

    const third = run("main.ts", ["--dev"], { ...settings, STET_DATA: await aFolder() });
    expect(await third.ended()).toBe(1);
    expect(third.said()).toMatch(/^Port \d+ is taken\./);

    const told = Date.now();
    first.child.kill("SIGTERM");
    expect(await first.ended()).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
  });

  test("says all that is wrong with its settings, and makes nothing", async () => {
    const program = run("main.ts", [], { PORT: "none", STET_ZONE: "here", STET_DEM0: "0" });
    expect(await program.ended()).toBe(1);
    expect(program.said()).toMatch(
      /^Stet cannot start with these settings:\n- PORT .*\n- STET_ZONE .*\n- STET_DEM0 .*\n$/,
    );
  });
});

describe("the command line", { timeout }, () => {
  test("says what there is when it is asked for something else", async () => {
    const asked = run("cli.ts", ["publish"], {});
    expect(await asked.ended()).toBe(2);
    for (const verb of ["migrate", "seed", "import FILE --as EMAIL", "admin --name NAME --email EMAIL"])
      expect(asked.said()).toContain(`npm run stet -- ${verb}`);
  });

  test("makes an admin, and brings in a file for somebody who may start stories", async () => {
    const folder = await aFolder();
    const settings = { STET_DATA: folder, STET_DEMO: "0" };
    const file = join(folder, "ferry.txt");
    await writeFile(file, "Ferry to run till dawn\n\nThe harbour ferry will run all night.");
    const admin = run("cli.ts", ["admin", "--name", "Ann Lee", "--email", "ann.lee@dailydesk.example"], settings);
    expect(await admin.ended()).toBe(0);
    expect(admin.said()).toMatch(/^Good for 72 hours, once:\nhttp:\/\/localhost:3000\/invite#[\w-]{43}\n$/);
    const refused = run("cli.ts", ["import", file, "--as", "ann.lee@dailydesk.example"], settings);
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toBe("Only a writer, a sub or an editor can start a story.\n");
    await addWriter(settings);
    const brought = run("cli.ts", ["import", file, "--as", "leyi.chen@dailydesk.example"], settings);
    expect(await brought.ended()).toBe(0);
    expect(brought.said()).toMatch(
      /^“Ferry to run till dawn” is a draft of Leyi Chen’s: http:\/\/localhost:3000\/stories\//,
    );
    const unknown = run("cli.ts", ["import", file, "--as", "nobody@dailydesk.example"], settings);
    expect(await unknown.ended()).toBe(1);
    expect(unknown.said()).toBe("Nobody has the e-mail nobody@dailydesk.example.\n");
    const seed = run("cli.ts", ["seed"], settings);
    expect(await seed.ended()).toBe(1);
    expect(seed.said()).toBe("There is a newsroom here already. Choose an empty folder with STET_DATA.\n");
  });
});
