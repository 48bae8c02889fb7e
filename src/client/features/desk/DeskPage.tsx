import { FileUp, Plus } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useLocation } from "react-router";
import { useCommands } from "#client/lib/commands.ts";
import { useDesks, usePeople } from "#client/lib/people.ts";
import { useMe, useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import css from "./DeskPage.module.css";
import { FilterBar } from "./FilterBar.tsx";
import { type Filters, useFilters } from "./filters.ts";
import type { DeskList } from "#client/lib/wayBack.ts";
import { keepPlace } from "./keepPlace.ts";
import { mayClaim } from "./mayClaim.ts";
import { SearchBox } from "./SearchBox.tsx";
import { Stories } from "./Stories.tsx";
import { useDroppedFile } from "./useDroppedFile.ts";
import { useRowFocus } from "./useRowFocus.ts";
import { useRowTransition } from "./useRowTransition.tsx";
import { useStories } from "./useStories.ts";
import { viewOf, views } from "./views.ts";

const UnsentWords = lazy(async () => ({ default: (await import("./UnsentWords.tsx")).UnsentWords }));
const NewStoryDialog = lazy(async () => ({ default: (await import("./NewStoryDialog.tsx")).NewStoryDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("./ImportDialog.tsx")).ImportDialog }));

type Open = { readonly what: "newStory" } | { readonly what: "import"; readonly file: File | null } | null;

/** The desk: every story by stage, as its address narrows it. */
export function DeskPage() {
  const me = useMe();
  const { filters, change } = useFilters();
  const { search } = useLocation();
  const zone = useNewsroom().data?.zone ?? "Europe/London";
  const found = useStories(filters);
  const stories = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  const [open, setOpen] = useState<Open>(null);
  const list = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const rows = useRowFocus(list, stories);
  const press = useRowTransition();
  const drop = useDroppedFile((file) => setOpen({ what: "import", file }));
  const title = useTitle(filters);
  const newStory = () => setOpen({ what: "newStory" });
  const claim = () => {
    const story = stories.find((each) => each.id === rows.storyId());
    if (story !== undefined && mayClaim(story, me)) press(story, "claim");
  };
  useCommands(
    [
      { id: "newStory", says: "New story", keys: "N", run: newStory },
      { id: "import", says: "Import a story from a file", run: () => setOpen({ what: "import", file: null }) },
      { id: "search", says: "Search the desk", keys: "/", run: () => searchField.current?.focus() },
      { id: "next", says: "Next story", keys: "J", run: () => rows.move(1), isKeyOnly: true },
      { id: "previous", says: "Story before", keys: "K", run: () => rows.move(-1), isKeyOnly: true },
      { id: "open", says: "Open the story", keys: "Enter", run: () => undefined, isKeyOnly: true, isBuiltIn: true },
      { id: "claim", says: "Claim the story in focus", keys: "C", run: claim, isKeyOnly: true },
      { id: "menu", says: "Move the story in focus", keys: "M", run: rows.openMenu, isKeyOnly: true },
    ],
    "On the desk",
  );
  const onSearch = useCallback((q: string) => change({ q }, { isTyped: true }), [change]);
  const close = () => setOpen(null);
  return (
    <main
      tabIndex={-1}
      className={css.page}
      {...drop.listeners}
      onClickCapture={(event) => notePlace(event.target, { search, title: calledFromAStory(title) })}
    >
      <title>{`${title} · Stet`}</title>
      <header className={css.top}>
        <h1 className={css.title}>{title}</h1>
        <div className={css.search}>
          <SearchBox q={filters.q} onSearch={onSearch} onLeave={rows.focusFirst} field={searchField} />
        </div>
        <div className={css.buttons}>
          <Button
            icon={<FileUp size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setOpen({ what: "import", file: null })}
          >
            Import
          </Button>
          <Button
            variant="primary"
            shortcut="N"
            icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={newStory}
          >
            New story
          </Button>
        </div>
        <FilterBar filters={filters} onChange={change} />
      </header>
      <Suspense>
        <UnsentWords />
      </Suspense>
      <Stories
        found={found}
        stories={stories}
        filters={filters}
        search={search}
        zone={zone}
        list={list}
        onPress={press}
        onNewStory={newStory}
        onClear={() => change({ stages: [], desks: [], person: null, queue: null, q: "", sort: "stage" })}
      />
      <Keys />
      {drop.isOver && <p className={css.drop}>Drop the file to import it</p>}
      <Suspense>
        {open?.what === "newStory" && <NewStoryDialog onClose={close} />}
        {open?.what === "import" && <ImportDialog file={open.file} onClose={close} />}
      </Suspense>
    </main>
  );
}

/** What the page shows, in a few words. */
function useTitle(filters: Filters): string {
  const me = useMe();
  const desks = useDesks().data ?? [];
  const people = usePeople().data ?? [];
  const view = viewOf(filters, me.id);
  if (view !== null) return view.says;
  const [slug, ...others] = filters.desks;
  if (slug !== undefined && others.length === 0) return desks.find((desk) => desk.slug === slug)?.name ?? "Stories";
  return people.find((person) => person.id === filters.person)?.name ?? "Stories";
}

/** The whole desk is the desk to whoever comes back to it. */
function calledFromAStory(title: string): string {
  return title === views[0].says ? "Desk" : title;
}

function notePlace(target: EventTarget, list: DeskList): void {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-story]") : null;
  const storyId = row?.dataset["story"];
  if (storyId !== undefined) keepPlace(list, storyId);
}

const keysShown = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["Enter"], does: "open" },
  { keys: ["C"], does: "claim" },
  { keys: ["M"], does: "move to a stage" },
  { keys: ["/"], does: "search" },
  { keys: ["Mod+K"], does: "all commands" },
  { keys: ["?"], does: "all keys" },
] as const;

function Keys() {
  return (
    <footer className={css.keys} aria-hidden="true">
      {keysShown.map(({ keys, does }) => (
        <span key={does}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {does}
        </span>
      ))}
    </footer>
  );
}
