import "#client/styles/styles.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { showTheme, useTheme } from "#client/lib/theme.ts";
import { newQueryClient } from "./queryClient.ts";
import { routes } from "./routes.tsx";

/** Puts the desk on the page. */
export function start(): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root to draw the desk in");
  showTheme(useTheme.getState().theme);
  const router = createBrowserRouter(routes);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
