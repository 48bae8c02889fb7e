import { MigrationRefused } from "#server/core/migrate.ts";
import { PortRefused } from "./listen.ts";
import { FolderInUse } from "./lock.ts";
import { SettingsRefused } from "./settings.ts";

/** What is said to whoever started Stet: a sentence where they can do something, else the fault as it is. */
export function toldToStarter(fault: unknown): string {
  if (fault instanceof SettingsRefused)
    return ["Stet cannot start with these settings:", ...fault.faults.map((each) => `- ${each}`)].join("\n");
  if (fault instanceof PortRefused || fault instanceof FolderInUse || fault instanceof MigrationRefused)
    return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
