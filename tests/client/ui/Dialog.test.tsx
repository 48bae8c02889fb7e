import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { faultsIn } from "./axe.ts";

function Desk({ onSend }: { readonly onSend?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Return to writer</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Return to Leyi Chen"
        description="It goes back to Draft."
        onSubmit={onSend}
        footer={
          <>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
            <Button variant="primary" type="submit">
              Return
            </Button>
          </>
        }
      >
        {onSend !== undefined && (
          <>
            <TextField label="Copied to" value="" onChange={() => undefined} />
            <TextArea label="Note to the writer" value={note} onChange={setNote} />
          </>
        )}
      </Dialog>
    </>
  );
}

async function opened(onSend?: () => void) {
  render(<Desk {...(onSend === undefined ? {} : { onSend })} />);
  await userEvent.click(screen.getByRole("button", { name: "Return to writer" }));
  return screen.findByRole("dialog", { name: "Return to Leyi Chen" });
}

describe("a dialog", () => {
  test("is named by its title, described by its sentence, and in order for axe", async () => {
    const dialog = await opened(() => undefined);
    const described = document.getElementById(dialog.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toBe("It goes back to Draft.");
    expect(await faultsIn(dialog)).toEqual([]);
  });

  test("gives focus to its first field on opening", async () => {
    await opened(() => undefined);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Copied to" })));
  });

  test("gives focus to its way out where it has no field", async () => {
    await opened();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" })));
  });

  test("closes on Escape and gives focus back to what opened it", async () => {
    await opened();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Return to writer" })));
  });

  test("with a text area is sent by Ctrl and Enter from inside it, and not by Enter", async () => {
    const send = vi.fn();
    await opened(send);
    await userEvent.type(screen.getByRole("textbox", { name: "Note to the writer" }), "One line{Enter}another");
    expect(send).not.toHaveBeenCalled();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(send).toHaveBeenCalledOnce();
  });

  test("in which something is typed stays open when the page outside is pressed", async () => {
    const dialog = await opened(() => undefined);
    await userEvent.click(document.body);
    expect(dialog.isConnected).toBe(true);
    expect(screen.getByRole("dialog")).toBe(dialog);
  });
});
