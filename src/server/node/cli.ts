import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { makeAdmin } from "#server/core/firstAdmin.ts";
import * as people from "#server/core/repos/people.ts";
import { Refusal } from "#server/core/refusal.ts";
import { signedInContext } from "#server/core/signedInContext.ts";
import { importStory } from "#server/core/useCases/imports/importStory.ts";
import { importWord } from "#server/core/useCases/imports/importWord.ts";
import { addDemo } from "./demo.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { readSettings } from "./settings.ts";
import { toldToStarter } from "./told.ts";

/** A verb of the command line: how it is written, what it does, and the work, which gives what is printed. */
interface Verb {
  readonly usage: string;
  readonly does: string;
  run(installation: Installation, given: Given): Promise<string>;
}

interface Given {
  readonly file: string | undefined;
  readonly as: string | undefined;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** Something was asked that cannot be done; the message is for whoever typed it. */
class NotDone extends Error {}

const verbs: Readonly<Record<string, Verb>> = {
  migrate: {
    usage: "migrate",
    does: "brings the database up to this version",
    run: async () => "The database is up to date.",
  },
  seed: {
    usage: "seed",
    does: "makes the demonstration newsroom in an empty installation",
    run: async ({ deps, isEmpty }) => {
      if (!isEmpty) throw new NotDone("There is a newsroom here already. Choose an empty folder with STET_DATA.");
      await addDemo(deps);
      return "The demonstration newsroom is made.";
    },
  },
  import: {
    usage: "import FILE --as EMAIL",
    does: "makes a draft of a file of Word, text, HTML or Markdown, as that person",
    run: bringIn,
  },
  admin: {
    usage: "admin --name NAME --email EMAIL",
    does: "makes somebody an admin and prints a one-time link with which they set a password",
    run: async ({ deps }, { name, email }) => {
      if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email)) throw new NotDone("Give their e-mail with --email.");
      const url = await makeAdmin(deps, { name: name ?? "Desk Admin", email });
      return `Good for 72 hours, once:\n${url}`;
    },
  },
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const verb = Object.hasOwn(verbs, words[0] ?? "") ? verbs[words[0] ?? ""] : undefined;
  if (verb === undefined) {
    process.stderr.write(`${usage()}\n`);
    return 2;
  }
  try {
    const given = givenIn(words.slice(1));
    const installation = await openInstallation(readSettings(process.env));
    try {
      process.stdout.write(`${await verb.run(installation, given)}\n`);
    } finally {
      await installation.close();
    }
    return 0;
  } catch (fault) {
    process.stderr.write(
      `${fault instanceof NotDone || fault instanceof Refusal ? fault.message : toldToStarter(fault)}\n`,
    );
    return 1;
  }
}

function usage(): string {
  const width = Math.max(...Object.values(verbs).map((verb) => verb.usage.length));
  const lines = Object.values(verbs).map((verb) => `  npm run stet -- ${verb.usage.padEnd(width)}  ${verb.does}`);
  return ["There is:", ...lines].join("\n");
}

function givenIn(words: readonly string[]): Given {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { as: text, name: text, email: text },
    });
    return { file: positionals[0], as: values.as, name: values.name, email: values.email };
  } catch (fault) {
    throw new NotDone(fault instanceof Error ? fault.message : String(fault));
  }
}

async function bringIn({ deps }: Installation, { file, as }: Given): Promise<string> {
  if (file === undefined || as === undefined) throw new NotDone("Say which file, and as whom: import FILE --as EMAIL.");
  const person = await people.byEmail(deps.db, as);
  if (person === undefined) throw new NotDone(`Nobody has the e-mail ${as}.`);
  const bytes = await readFile(file).catch(() => {
    throw new NotDone(`${file} cannot be read.`);
  });
  const ctx = signedInContext(deps, person);
  const name = basename(file);
  const story = /\.docx?$/iu.test(name)
    ? await importWord(ctx, { params: undefined, query: { name }, body: bytes })
    : await importStory(ctx, { params: undefined, query: undefined, body: { name, text: bytes.toString("utf8") } });
  return `“${story.headline}” is a draft of ${person.name}’s: ${deps.settings.siteUrl}/stories/${story.id}`;
}
