import { test } from "vitest";
import { embedded } from "./databases.ts";
import { ackIsStored, expectAckIsStored } from "./killedOverAndOver.ts";

test(`${ackIsStored} on the embedded database`, () => expectAckIsStored(embedded), 1_200_000);
