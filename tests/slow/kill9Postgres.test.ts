import { test } from "vitest";
import { postgres } from "./databases.ts";
import { ackIsStored, expectAckIsStored } from "./killedOverAndOver.ts";

test.runIf(postgres !== null)(`${ackIsStored} on PostgreSQL`, () => expectAckIsStored(postgres), 1_200_000);
