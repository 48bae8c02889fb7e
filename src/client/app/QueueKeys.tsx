import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "react-router";
import { StoryId } from "#contract/fields.ts";
import { viewAddress } from "#client/features/desk/views.ts";
import { useCommands } from "#client/lib/commands.ts";
import { isOfSubs, nextStoryKey, queueKey } from "#client/lib/queue.ts";
import { useMe, useNewsroom } from "#client/lib/session.ts";

/** The ways into the subs' queue from every page: to its list, and to the story that comes next. */
export function QueueKeys() {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const zone = useNewsroom().data?.zone ?? "Europe/London";
  const goOn = async () => {
    const { goToNext } = await import("#client/features/story/nextToSub.ts");
    const open = StoryId.safeParse(/^\/stories\/([^/]+)$/.exec(pathname)?.[1]);
    const after = open.success ? open.data : null;
    await goToNext({ after, client, navigate: (to) => void navigate(to), zone, sub: me.id });
  };
  useCommands(
    [
      {
        id: "queue",
        says: "Go to the subs’ queue",
        keys: queueKey,
        isKeyOnly: true,
        run: () => {
          void navigate(viewAddress("queue", me.id));
          // From another page focus comes along; on the desk itself it may stand on nothing yet.
          if (document.activeElement === document.body) document.querySelector("main")?.focus();
        },
      },
      ...(isOfSubs(me)
        ? [{ id: "nextToSub", says: "Go to the next story to sub", keys: nextStoryKey, run: () => void goOn() }]
        : []),
    ],
    "On every page",
  );
  return null;
}
