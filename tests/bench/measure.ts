import { rmSync } from "node:fs";
import type { Row } from "./figures.ts";
import { guard } from "./rows/guard.ts";
import { knee } from "./rows/knee.ts";
import { memory } from "./rows/memory.ts";
import { opening } from "./rows/opening.ts";
import { screens } from "./rows/screens.ts";
import { seen } from "./rows/seen.ts";
import { suggesting } from "./rows/suggesting.ts";
import { together } from "./rows/together.ts";
import { typing } from "./rows/typing.ts";
import { table } from "./table.ts";

const rows: readonly Row[] = [typing, together, suggesting, seen, screens, knee, guard, memory, opening];

const [folder, ...asked] = process.argv.slice(2);
if (folder === undefined) throw new Error("The bench is started by main.ts");
endWithStarter(folder);
const unknown = asked.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. There are ${rows.map((row) => row.name).join(", ")}.`);
  process.exit(1);
}
for (const row of rows.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const startedAt = performance.now();
  console.log(`\n${row.name}: ${row.says}`);
  console.log(table(await row.measure()));
  console.log(`(${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
}

/**
 * Ends all that was started here, and this process, where `main.ts` was killed and cannot see to it. Nothing else is
 * done meanwhile, so that no row goes on or complains: the wait is the servers' time to close.
 */
function endWithStarter(temporary: string): void {
  process.once("disconnect", () => {
    process.on("SIGTERM", () => {});
    process.kill(-process.pid, "SIGTERM");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    process.kill(-process.pid, "SIGKILL");
  });
  process.channel?.unref();
}
