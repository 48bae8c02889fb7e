import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { FolderInUse, lockFolder } from "#server/node/lock.ts";

const root = join(import.meta.dirname, "../../..");

async function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "stet-lock-"));
}

/** Another process that holds the folder until it is killed. */
async function heldByAnother(folder: string) {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(join(root, "src/server/node/lock.ts"))});
    await lockFolder(${JSON.stringify(folder)});
    console.log("held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { cwd: root, stdio: "pipe" });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  return child;
}

describe("a data folder (bad input 75)", () => {
  test("is one process's alone, with a sentence for the second", async () => {
    const folder = await aFolder();
    await heldByAnother(folder);
    await expect(lockFolder(folder)).rejects.toThrow(
      new FolderInUse(`Another Stet is using ${folder}. Stop it, or choose another folder with STET_DATA.`),
    );
  });

  test("is the same folder under another name", async () => {
    const folder = await aFolder();
    const other = `${folder}-link`;
    await symlink(folder, other);
    await heldByAnother(folder);
    await expect(lockFolder(other)).rejects.toThrow(FolderInUse);
  });

  test("is free at once after kill -9", async () => {
    const folder = await aFolder();
    const child = await heldByAnother(folder);
    child.kill("SIGKILL");
    await once(child, "exit");
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await unlock();
  });

  test("is free once it is let go", async () => {
    const folder = await aFolder();
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await unlock();
    await (await lockFolder(folder))();
  });
});
