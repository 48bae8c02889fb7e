import type { RouteObject } from "react-router";
import { ErrorPage } from "./ErrorPage.tsx";
import { NoPage } from "./NoPage.tsx";
import { Root } from "./Root.tsx";
import { Shell } from "./Shell.tsx";
import { SignedIn } from "./SignedIn.tsx";
import { Waiting } from "./Waiting.tsx";

// Shown in the browser's newsroom alone; where there is a server, it answers these addresses itself.
const readerPaths = ["/news/*", "/accessibility", "/cookies", "/privacy"];
const readerRoutes: RouteObject[] = readerPaths.map((path) => ({
  path,
  lazy: async () => ({ Component: (await import("#client/features/readerFrame/ReaderFrame.tsx")).ReaderFrame }),
}));

const invitePage = async () => ({ Component: (await import("#client/features/signIn/InvitePage.tsx")).InvitePage });

/** Every page of the desk, by its address. Each but the desk's list comes when it is first opened. */
export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: ErrorPage,
    HydrateFallback: Waiting,
    children: [
      {
        path: "/sign-in",
        lazy: async () => ({ Component: (await import("#client/features/signIn/SignInPage.tsx")).SignInPage }),
      },
      { path: "/invite", lazy: invitePage },
      { path: "/invite/:token", lazy: invitePage },
      {
        Component: SignedIn,
        ErrorBoundary: ErrorPage,
        children: [
          {
            Component: Shell,
            children: [
              {
                ErrorBoundary: ErrorPage,
                children: [
                  {
                    path: "/",
                    lazy: async () => ({ Component: (await import("#client/features/desk/DeskPage.tsx")).DeskPage }),
                  },
                  {
                    path: "/people",
                    lazy: async () => ({
                      Component: (await import("#client/features/people/PeoplePage.tsx")).PeoplePage,
                    }),
                  },
                  {
                    path: "/desks",
                    lazy: async () => ({ Component: (await import("#client/features/desks/DesksPage.tsx")).DesksPage }),
                  },
                ],
              },
            ],
          },
          {
            path: "/stories/:storyId",
            lazy: async () => ({ Component: (await import("#client/features/story/StoryPage.tsx")).StoryPage }),
          },
        ],
      },
      ...(import.meta.env.MODE === "mock" ? readerRoutes : []),
      { path: "*", Component: NoPage },
    ],
  },
];
