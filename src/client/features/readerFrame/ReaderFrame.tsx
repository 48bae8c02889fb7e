import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { trustedPage } from "./trustedPage.ts";
import css from "./ReaderFrame.module.css";

/**
 * A reader's page where there is no server to answer its address: it is asked for as a browser would ask, and shown in
 * a frame in which no script runs. A link in it leads to its address here.
 */
export function ReaderFrame() {
  const { pathname, search } = useLocation();
  const address = `${pathname}${search}`;
  const page = useQuery({
    queryKey: ["readerPage", address],
    queryFn: ({ signal }) => readPage(address, signal),
    gcTime: 0,
  });
  return (
    <div className={css.whole}>
      <header className={css.bar}>
        <ButtonLink
          to="/"
          variant="quiet"
          size="small"
          icon={<ArrowLeft size={14} strokeWidth={1.75} aria-hidden="true" />}
        >
          The desk
        </ButtonLink>
        <span className={css.says}>As readers see it</span>
      </header>
      {page.error !== null && <ProblemNote title="The page cannot be shown">{page.error.message}</ProblemNote>}
      {page.data !== undefined && <Frame html={page.data} />}
    </div>
  );
}

function Frame({ html }: { readonly html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    if (frame.current !== null) showPage(frame.current, html);
  }, [html]);
  const loaded = () => {
    const shown = frame.current?.contentDocument ?? null;
    if (shown === null) return;
    document.title = shown.title;
    shown.addEventListener("click", (event) => {
      const link = isNode(event.target) ? linkAround(event.target) : null;
      if (link === null || link.getAttribute("href")?.startsWith("#") === true) return;
      event.preventDefault();
      if (link.origin === location.origin) void navigate(`${link.pathname}${link.search}`);
      else window.open(link.href, "_blank", "noreferrer");
    });
  };
  return (
    <iframe ref={frame} className={css.frame} title="The reader's page" sandbox="allow-same-origin" onLoad={loaded} />
  );
}

/** Asks for the page as HTML. A page that says no (gone, unknown) is a page too. */
async function readPage(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { headers: { accept: "text/html" }, signal });
  return response.text();
}

function showPage(frame: HTMLIFrameElement, html: string): void {
  frame.srcdoc = trustedPage(html);
}

/** The link that was pressed. Nodes of the frame are of its own classes, so their kind is read, not their class. */
function linkAround(node: Node): HTMLAnchorElement | null {
  return (isElement(node) ? node : node.parentElement)?.closest("a") ?? null;
}

function isNode(target: EventTarget | null): target is Node {
  return target !== null && "nodeType" in target;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
