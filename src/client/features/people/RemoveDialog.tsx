import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Person, removePerson } from "#contract/people.ts";
import { listStories } from "#contract/stories.ts";
import { listed } from "#domain/people.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./PeoplePage.module.css";

/** Asks before an account is removed, and says what goes with it and what stays. It cannot be undone. */
export function RemoveDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const client = useQueryClient();
  const subbing = useQuery({
    queryKey: [...keys.stories, "subbedBy", person.id],
    queryFn: async ({ signal }) => {
      const query = { person: person.id, stage: "subbing", limit: "100" };
      const { items } = await call(listStories, { query, signal });
      return items.filter((story) => story.sub?.id === person.id);
    },
  });
  const remove = useMutation({
    mutationFn: () => call(removePerson, { params: { personId: person.id } }),
    onSuccess: ({ released }) => {
      void client.invalidateQueries({ queryKey: keys.people });
      void client.invalidateQueries({ queryKey: keys.stories });
      const slugs = released.map((story) => story.slug ?? "a story without a slug");
      showToast({
        says: slugs.length === 0 ? `Removed ${person.name}` : `Removed ${person.name}; released ${listed(slugs)}`,
      });
      onClose();
    },
  });
  const held = subbing.data ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Remove ${person.name}`}
      description="They are signed out at once and cannot come back in. This cannot be undone."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep {person.name}
          </Button>
          <Button variant="primary" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            Remove
          </Button>
        </>
      }
    >
      <p>Their name stays on every credit, note and line of history.</p>
      {held.length > 0 && (
        <>
          <p>
            {held.length === 1
              ? "The story that they are subbing is released:"
              : `The ${held.length} stories that they are subbing are released:`}
          </p>
          <ul className={css.released}>
            {held.map((story) => (
              <li key={story.id}>{story.slug ?? (story.headline || "A story without a slug")}</li>
            ))}
          </ul>
        </>
      )}
      {remove.error !== null && (
        <p className={css.error} role="alert">
          {remove.error.message}
        </p>
      )}
    </Dialog>
  );
}
