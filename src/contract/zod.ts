import { config, z } from "zod";

// A page whose policy forbids making code from text is not to be asked whether it does: zod would try once, in vain,
// and the browser would report it. On the server the made code is faster, and stays.
config({ jitless: "document" in globalThis });

export { z };
