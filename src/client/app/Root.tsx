import { Outlet } from "react-router";
import { UiRoot } from "#client/ui/UiRoot.tsx";

/** What stands round every page. */
export function Root() {
  return (
    <UiRoot>
      <Outlet />
    </UiRoot>
  );
}
