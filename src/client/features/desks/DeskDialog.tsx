import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addDesk, changeDesk, type Desk } from "#contract/desks.ts";
import { call } from "#client/lib/api.ts";
import { faultOf } from "#client/lib/fieldFaults.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { showToast } from "#client/ui/toast.ts";

/** A new desk (null), or a new name for one. */
export function DeskDialog({ desk, onClose }: { readonly desk: Desk | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(desk?.name ?? "");
  const save = useMutation({
    mutationFn: () =>
      desk === null
        ? call(addDesk, { body: { name } })
        : call(changeDesk, { params: { deskId: desk.id }, body: { name } }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.desks });
      void client.invalidateQueries({ queryKey: keys.stories });
      showToast({ says: desk === null ? `Added ${saved.name}` : `${desk.name} is now ${saved.name}` });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={desk === null ? "Add a desk" : `Rename ${desk.name}`}
      onSubmit={() => !save.isPending && save.mutate()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={save.isPending}>
            {desk === null ? "Add" : "Rename"}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={faultOf(save.error, "/name") ?? save.error?.message ?? null}
      />
    </Dialog>
  );
}
