import type { ComponentType } from "react";
import { matchRoutes, type RouteObject } from "react-router";
import { part } from "#client/lib/part.tsx";
import { NoPage } from "./NoPage.tsx";
import { Page } from "./Page.tsx";
import { Shell } from "./Shell.tsx";
import { SignedIn } from "./SignedIn.tsx";
import { Waiting } from "./Waiting.tsx";

const storyPath = "/stories/:storyId";

/** How to fetch the code of each page, by its path. */
const loads = new Map<string, () => Promise<void>>();

// Shown in the browser's newsroom alone; where there is a server, it answers these addresses itself.
const readerRoutes: RouteObject[] =
  import.meta.env.MODE === "mock"
    ? ["/news/*", "/accessibility", "/cookies", "/privacy"].map((path) =>
        page(path, async () => (await import("#client/features/readerFrame/ReaderFrame.tsx")).ReaderFrame),
      )
    : [];

/** Every page of the desk, by its address. Each comes when it is first opened. */
export const routes: RouteObject[] = [
  page("/sign-in", async () => (await import("#client/features/signIn/SignInPage.tsx")).SignInPage),
  page("/invite", async () => (await import("#client/features/signIn/InvitePage.tsx")).InvitePage),
  page("/invite/:token", async () => (await import("#client/features/signIn/InvitePage.tsx")).InvitePage),
  {
    element: <SignedIn />,
    children: [
      {
        element: <Shell loadNext={loadPages} />,
        children: [
          page("/", async () => (await import("#client/features/desk/DeskPage.tsx")).DeskPage),
          page("/people", async () => (await import("#client/features/people/PeoplePage.tsx")).PeoplePage),
          page("/desks", async () => (await import("#client/features/desks/DesksPage.tsx")).DesksPage),
        ],
      },
      page(
        "/stories/:storyId/readback",
        async () => (await import("#client/features/readback/ReadbackPage.tsx")).ReadbackPage,
      ),
      page(storyPath, async () => {
        // At once, and not only when it is known which story it is, and that there is one.
        import("#editor/CopyEditor.tsx").catch(() => undefined);
        return (await import("#client/features/story/StoryPage.tsx")).StoryPage;
      }),
    ],
  },
  ...readerRoutes,
  { path: "*", element: <NoPage /> },
];

/** Fetches the code of the page at an address, before it is known whether it may be shown. */
export async function loadPage(pathname: string): Promise<void> {
  const [load] = (matchRoutes(routes, pathname) ?? []).flatMap(({ route }) => loads.get(route.path ?? "") ?? []);
  await load?.();
}

/** Fetches the code of all pages, that of a story's first: one goes there most. */
async function loadPages(): Promise<void> {
  await loads.get(storyPath)?.();
  for (const load of loads.values()) await load();
}

function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  const Loaded = part(load, <Waiting />);
  loads.set(path, Loaded.load);
  return {
    path,
    element: (
      <Page>
        <Loaded />
      </Page>
    ),
  };
}
