import { z } from "zod";

/** Who wrote what, as a snapshot keeps it: `document/blame` says what it means. */
export const StoredBlame = z.array(z.tuple([z.number().int().min(1), z.string()]));
