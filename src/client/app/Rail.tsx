import { LogOut, SunMoon } from "lucide-react";
import { Link, useLocation, useNavigate } from "react-router";
import { addressOf, deskAddress, type View, views } from "#client/features/desk/views.ts";
import { stages } from "#domain/stage.ts";
import { useCounts } from "#client/lib/counts.ts";
import { useDesks } from "#client/lib/people.ts";
import { rolesInWords } from "#client/lib/rolesInWords.ts";
import { useMe, useNewsroom, useSignOut } from "#client/lib/session.ts";
import { themeNames, themes, useTheme } from "#client/lib/theme.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import { Bell } from "./Notices.tsx";
import css from "./Rail.module.css";

/** The desk's views and desks, each with its number, and who I am. */
export function Rail({ isInDialog = false }: { readonly isInDialog?: boolean }) {
  const me = useMe();
  const newsroom = useNewsroom().data;
  const counts = useCounts().data;
  const desks = useDesks().data ?? [];
  const countOf = (view: View) => {
    if (counts === undefined) return null;
    if (view.isMine) return counts.mine;
    if (view.isQueue === true) return counts.queue;
    const inThem = view.stages.length > 0 ? view.stages : stages.filter((stage) => stage !== "spiked");
    return inThem.reduce((sum, stage) => sum + counts.stages[stage], 0);
  };
  return (
    <nav className={css.rail} aria-label="Desk">
      {!isInDialog && (
        <div className={css.brand}>
          <Link to="/">Stet</Link>
          <small>{newsroom?.name}</small>
          <Bell />
        </div>
      )}
      <div className={css.places}>
        {views.map((view) => (
          <Place key={view.id} to={addressOf(view, me.id)} says={view.says} count={countOf(view)} />
        ))}
        <h2 className={css.heading}>Desks</h2>
        {desks.map((desk) => (
          <Place
            key={desk.id}
            to={deskAddress(desk.slug)}
            says={desk.name}
            count={counts?.desks.find((each) => each.slug === desk.slug)?.stories ?? desk.stories}
          />
        ))}
        <h2 className={css.heading}>Newsroom</h2>
        <Place to="/people" says="People" count={null} />
        <Place to="/desks" says="Desks" count={null} />
      </div>
      <Me />
    </nav>
  );
}

function Place({ to, says, count }: { readonly to: string; readonly says: string; readonly count: number | null }) {
  const { pathname, search } = useLocation();
  const isHere = `${pathname}${search}` === to;
  return (
    <Link className={css.place} to={to} aria-current={isHere ? "page" : undefined}>
      {says}
      {count !== null && (
        <span className={css.count}>
          {count.toLocaleString("en-GB")}
          <HiddenText>{count === 1 ? " story" : " stories"}</HiddenText>
        </span>
      )}
    </Link>
  );
}

function Me() {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { theme, choose } = useTheme();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void navigate("/sign-in") });
  return (
    <div className={css.me}>
      <Avatar id={me.id} name={me.name} isBesideName />
      <span className={css.who}>
        {me.name}
        <small>{rolesInWords(me.roles)}</small>
      </span>
      <Menu
        align="end"
        trigger={
          <IconButton
            size="small"
            label="Light or dark"
            icon={<SunMoon size={16} strokeWidth={1.75} aria-hidden="true" />}
          />
        }
        rows={themes.map((each) => ({
          kind: "choice",
          says: themeNames[each],
          isChosen: each === theme,
          onChoose: () => choose(each),
        }))}
      />
      <IconButton
        size="small"
        label="Sign out"
        icon={<LogOut size={16} strokeWidth={1.75} aria-hidden="true" />}
        onClick={leave}
      />
    </div>
  );
}
