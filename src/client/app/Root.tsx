import { useLocation, useRoutes } from "react-router";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { PageGuard } from "./PageGuard.tsx";
import { routes } from "./routes.tsx";

/** What stands round every page. */
export function Root() {
  const { pathname } = useLocation();
  const page = useRoutes(routes);
  return (
    <UiRoot>
      <PageGuard page={pathname}>{page}</PageGuard>
    </UiRoot>
  );
}
