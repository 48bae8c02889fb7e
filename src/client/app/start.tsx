import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { showTheme, useTheme } from "#client/lib/theme.ts";
import { DeskRouter } from "./DeskRouter.tsx";
import { newQueryClient } from "./queryClient.ts";
import { Root } from "./Root.tsx";
import { loadPage } from "./routes.tsx";

/** Puts the desk on the page. */
export function start(): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root to draw the desk in");
  showTheme(useTheme.getState().theme);
  // While it is asked who is signed in.
  void loadPage(location.pathname);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <DeskRouter>
          <Root />
        </DeskRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
