import { createContext, type ReactNode } from "react";

/** What pages with a bar of their own put at its end: the bell. It is the shell's to say, which no feature knows. */
export const BarEnd = createContext<ReactNode>(null);
