import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import { PersonId, type StoryId, TrayId } from "#contract/fields.ts";
import { changeTrayPiece, listTray, putInTray, type TrayPiece as StoredPiece } from "#contract/tray.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import type { TrayPiece } from "#editor/tray.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";

/** The most that the server takes of one piece; a longer one lies on this device alone. */
const mostWords = 200_000;

/**
 * Keeps this device's tray and the server's one: what the server does not have is sent, what was put in or let go
 * elsewhere comes here. The device's own keeps everything until the server has it, and where it refuses.
 */
export function useTray(storyId: StoryId, status: CopyStatus | null, editor: RefObject<CopyEditorHandle | null>) {
  const client = useQueryClient();
  const queryKey = keys.tray(storyId);
  const { data: stored } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(listTray, { params: { storyId }, signal })).items,
  });
  const asked = useRef(new Set<string>());
  const isOpen = status?.isOpen === true;
  const tray = status?.tray;
  const save = status?.save;

  useEffect(() => {
    if (!isOpen || stored === undefined) return;
    const letGo = stored.filter((piece) => piece.isLetGo).map(({ id }) => id);
    editor.current?.joinTray(stored.filter((piece) => !piece.isLetGo).map(ofStored), letGo);
  }, [isOpen, stored, editor]);

  useEffect(() => {
    if (stored === undefined || tray === undefined || save === "offline") return;
    const has = new Set<string>(stored.map(({ id }) => id));
    for (const piece of tray) {
      if (has.has(piece.id) || asked.current.has(piece.id) || piece.text.length > mostWords) continue;
      asked.current.add(piece.id);
      put(storyId, piece).then(
        (made) => client.setQueryData<StoredPiece[]>(queryKey, (before = []) => [...before, made]),
        // A fault passes, and the piece is sent again; a refusal stays one, and the piece stays on this device.
        (problem: unknown) => isRefusal(problem) || asked.current.delete(piece.id),
      );
    }
  }, [storyId, stored, tray, save, client, queryKey]);

  const setLetGo = (piece: TrayPiece, isLetGo: boolean) => {
    client.setQueryData<StoredPiece[]>(queryKey, (before = []) =>
      before.map((each) => (each.id === piece.id ? { ...each, isLetGo } : each)),
    );
    const params = { storyId, trayId: TrayId.parse(piece.id) };
    call(changeTrayPiece, { params, body: { isLetGo } }).catch(() => client.invalidateQueries({ queryKey }));
  };
  const letGo = (piece: TrayPiece) => {
    editor.current?.letGo(piece.id);
    setLetGo(piece, true);
  };
  return {
    putBack: (piece: TrayPiece) => {
      const where = editor.current?.putBack(piece, (again) => setLetGo(again, true)) ?? null;
      if (where === null) return;
      setLetGo(piece, true);
      if (where === "end") showToast({ says: "Put back at the end of the copy: the caret was nowhere in it" });
    },
    letGo: (piece: TrayPiece) => {
      letGo(piece);
      showToast({
        says: "Let go",
        undo: () => {
          editor.current?.joinTray([piece], []);
          setLetGo(piece, false);
        },
      });
    },
  };
}

function put(storyId: StoryId, { id, text, why, by, at }: TrayPiece): Promise<StoredPiece> {
  const whose = PersonId.safeParse(by);
  return call(putInTray, {
    params: { storyId, trayId: TrayId.parse(id) },
    body: { words: text.toWellFormed().replaceAll("\0", ""), why, by: whose.success ? whose.data : null, at },
  });
}

function ofStored({ id, words, why, by, at }: StoredPiece): TrayPiece {
  return { id, text: words, why, by, at };
}

/** Whether the server said no, and would again. */
export function isRefusal(problem: unknown): boolean {
  if (!(problem instanceof ProblemError)) return false;
  const { status } = problem.problem;
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}
