import { FileText, Inbox, Menu, Newspaper, Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { viewAddress } from "#client/features/desk/views.ts";
import { offeredCommands, useCommandStore } from "#client/lib/commands.ts";
import { useMe } from "#client/lib/session.ts";
import { Dialog } from "#client/ui/Dialog.tsx";
import { whenIdle } from "#client/ui/whenIdle.ts";
import { Bell } from "./Notices.tsx";
import { Rail } from "./Rail.tsx";
import css from "./Shell.module.css";

/**
 * The desk's frame: the rail beside every page but a story's own; on a phone, a bar below it. `loadNext` fetches the code
 * of what one goes to from here.
 */
export function Shell({ loadNext }: { readonly loadNext: () => Promise<void> }) {
  useEffect(() => whenIdle(() => void loadNext()), [loadNext]);
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#page">
        Skip to the page
      </a>
      <div className={css.rail}>
        <Rail />
      </div>
      <div className={css.page} id="page" tabIndex={-1}>
        <Outlet />
      </div>
      <Bar />
    </div>
  );
}

/** What a phone has in place of the rail. */
function Bar() {
  const me = useMe();
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  // The menu is open for as long as the address stays what it was: whatever is chosen in it closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const close = () => setOpenAt(null);
  return (
    <>
      <nav className={css.bar} aria-label="Desk, in short">
        <BarLink to={viewAddress("queue", me.id)} here={here} icon={<Inbox {...icon} />}>
          Queue
        </BarLink>
        <BarLink to={viewAddress("mine", me.id)} here={here} icon={<FileText {...icon} />}>
          Mine
        </BarLink>
        <BarLink to="/" here={here} icon={<Newspaper {...icon} />}>
          Stories
        </BarLink>
        <Bell isPlace />
        <button type="button" className={css.place} onClick={openPalette}>
          <Search {...icon} />
          Find
        </button>
        <button type="button" className={css.place} aria-haspopup="dialog" onClick={() => setOpenAt(here)}>
          <Menu {...icon} />
          Menu
        </button>
      </nav>
      <Dialog isOpen={openAt === here} onClose={close} title="Stet">
        <Rail isInDialog />
      </Dialog>
    </>
  );
}

const icon = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

function BarLink({
  to,
  here,
  icon,
  children,
}: {
  readonly to: string;
  readonly here: string;
  readonly icon: ReactNode;
  readonly children: string;
}) {
  return (
    <Link className={css.place} to={to} aria-current={to === here ? "page" : undefined}>
      {icon}
      {children}
    </Link>
  );
}

function openPalette(): void {
  offeredCommands(useCommandStore.getState())
    .find((command) => command.id === "palette")
    ?.run();
}
