import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { type Desk, removeDesk } from "#contract/desks.ts";
import { listStories } from "#contract/stories.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./DesksPage.module.css";

/** Removes a desk without stories; one that has some is refused, and the stories to move are listed. */
export function RemoveDeskDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call(removeDesk, { params: { deskId: desk.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.desks });
      void client.invalidateQueries({ queryKey: keys.stories });
      showToast({ says: `Removed ${desk.name}` });
      onClose();
    },
  });
  const isRefused = remove.error instanceof ProblemError && remove.error.code === "desk/hasStories";
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Remove ${desk.name}`}
      description="Only a desk without stories can be removed. This cannot be undone."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep it
          </Button>
          {!isRefused && (
            <Button variant="primary" isBusy={remove.isPending} onClick={() => remove.mutate()}>
              Remove
            </Button>
          )}
        </>
      }
    >
      {remove.error !== null && <p role="alert">{remove.error.message}</p>}
      {isRefused && <StoriesLeft slug={desk.slug} />}
    </Dialog>
  );
}

/** The stories that stand in the way, each a link to where its desk can be changed. */
function StoriesLeft({ slug }: { readonly slug: string }) {
  const left = useQuery({
    queryKey: [...keys.stories, "ofDesk", slug],
    queryFn: ({ signal }) => call(listStories, { query: { desk: slug, limit: "20" }, signal }),
  });
  return (
    <>
      <ul className={css.left} aria-label="Stories to move first">
        {left.data?.items.map((story) => (
          <li key={story.id}>
            <Link to={`/stories/${story.id}`}>{story.slug ?? (story.headline || "A story without a slug")}</Link>
          </li>
        ))}
      </ul>
      {left.data?.next !== undefined && left.data.next !== null && (
        <p>
          <Link to={`/?desk=${slug}`}>All of them</Link>
        </p>
      )}
    </>
  );
}
