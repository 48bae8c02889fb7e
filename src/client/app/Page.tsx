import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { PageGuard } from "./PageGuard.tsx";

/** A page in its place; where it could not be drawn, what went wrong. */
export function Page({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return <PageGuard page={pathname}>{children}</PageGuard>;
}
