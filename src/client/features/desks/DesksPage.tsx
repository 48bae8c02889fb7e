import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { BodyIn } from "#contract/endpoint.ts";
import { changeDesk, type Desk } from "#contract/desks.ts";
import { call } from "#client/lib/api.ts";
import { useCommands } from "#client/lib/commands.ts";
import { keys } from "#client/lib/keys.ts";
import { useDesks, usePeople } from "#client/lib/people.ts";
import { useMe } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { showToast } from "#client/ui/toast.ts";
import { DeskDialog } from "./DeskDialog.tsx";
import { DeskRow } from "./DeskRow.tsx";
import css from "./DesksPage.module.css";
import { RemoveDeskDialog } from "./RemoveDeskDialog.tsx";

type Open = { readonly what: "add" } | { readonly what: "rename" | "remove"; readonly desk: Desk };

/** The desks in their order, with who is on duty; for an admin, to add, rename, move and remove. */
export function DesksPage() {
  const me = useMe();
  const client = useQueryClient();
  const desks = useDesks();
  const editors = (usePeople().data ?? []).filter((each) => each.leftAt === null && each.roles.includes("editor"));
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState("");
  const change = useMutation({
    mutationFn: ({ desk, body }: { readonly desk: Desk; readonly body: BodyIn<typeof changeDesk> }) =>
      call(changeDesk, { params: { deskId: desk.id }, body }),
    onError: (problem) => showToast({ says: problem.message }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.desks }),
  });
  const isAdmin = me.roles.includes("admin");
  const list = desks.data ?? [];
  const close = () => setOpen(null);
  const move = (desk: Desk, to: number) => {
    client.setQueryData<readonly Desk[]>(keys.desks, (now) => moved(now ?? [], desk, to));
    setSaid(`${desk.name} is number ${to + 1} of ${list.length}`);
    change.mutate({ desk, body: { position: to } });
  };
  useCommands(isAdmin ? [{ id: "addDesk", says: "Add a desk", keys: "N", run: () => setOpen({ what: "add" }) }] : []);
  return (
    <main tabIndex={-1} className={css.page}>
      <title>Desks · Stet</title>
      <header className={css.top}>
        <h1 className={css.title}>Desks</h1>
        {isAdmin ? (
          <Button
            variant="primary"
            shortcut="N"
            icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setOpen({ what: "add" })}
          >
            Add a desk
          </Button>
        ) : (
          <p className={css.says}>An admin adds desks and says who is on duty.</p>
        )}
      </header>
      {desks.isPending && <Skeleton label="Loading desks" count={4} />}
      {desks.error !== null && <ProblemNote title="The desks could not be loaded">{desks.error.message}</ProblemNote>}
      <HiddenText role="status">{said}</HiddenText>
      <ol className={css.list} aria-label="Desks in their order">
        {list.map((desk, at) => (
          <DeskRow
            key={desk.id}
            desk={desk}
            isFirst={at === 0}
            isLast={at === list.length - 1}
            editors={editors}
            admin={
              isAdmin
                ? {
                    onMove: (by) => move(desk, at + by),
                    onDuty: (onDuty) => change.mutate({ desk, body: { onDuty } }),
                    onRename: () => setOpen({ what: "rename", desk }),
                    onRemove: () => setOpen({ what: "remove", desk }),
                  }
                : null
            }
          />
        ))}
      </ol>
      {open?.what === "add" && <DeskDialog desk={null} onClose={close} />}
      {open?.what === "rename" && <DeskDialog desk={open.desk} onClose={close} />}
      {open?.what === "remove" && <RemoveDeskDialog desk={open.desk} onClose={close} />}
    </main>
  );
}

function moved(desks: readonly Desk[], desk: Desk, to: number): readonly Desk[] {
  const others = desks.filter((each) => each.id !== desk.id);
  return [...others.slice(0, to), desk, ...others.slice(to)];
}
