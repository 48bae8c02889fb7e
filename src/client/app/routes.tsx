import { type ComponentType, lazy } from "react";
import type { RouteObject } from "react-router";
import { NoPage } from "./NoPage.tsx";
import { Page } from "./Page.tsx";
import { Shell } from "./Shell.tsx";
import { SignedIn } from "./SignedIn.tsx";

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
        element: <Shell />,
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
      page("/stories/:storyId", async () => (await import("#client/features/story/StoryPage.tsx")).StoryPage),
    ],
  },
  ...readerRoutes,
  { path: "*", element: <NoPage /> },
];

function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  const Lazy = lazy(async () => ({ default: await load() }));
  return {
    path,
    element: (
      <Page>
        <Lazy />
      </Page>
    ),
  };
}
