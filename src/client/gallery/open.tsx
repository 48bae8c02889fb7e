import "#client/styles/styles.css";
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { Gallery } from "./Gallery.tsx";

/** Opens the gallery by itself: `npm run gallery`. No build contains it. */
const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <MemoryRouter>
      <UiRoot>
        <Gallery />
      </UiRoot>
    </MemoryRouter>,
  );
