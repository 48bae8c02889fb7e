import { type ReactNode, Suspense } from "react";
import { useLocation } from "react-router";
import { PageGuard } from "./PageGuard.tsx";
import { Waiting } from "./Waiting.tsx";

/** A page in its place: while it is on its way, and where it could not be drawn. */
export function Page({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <PageGuard page={pathname}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </PageGuard>
  );
}
