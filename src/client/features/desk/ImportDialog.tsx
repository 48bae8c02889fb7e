import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ImportGuess, ImportReading } from "#contract/imports.ts";
import { listed } from "#domain/people.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { showToast } from "#client/ui/toast.ts";
import { bringIn, importable, readFile, suggestedSays } from "./importFile.ts";
import css from "./ImportDialog.module.css";

type Kind = ImportGuess["kind"];

/** A file becomes a story: what would come of it is shown, with each guess to be taken back, before it is made. */
export function ImportDialog({ file: first, onClose }: { readonly file: File | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState(first);
  const [undone, setUndone] = useState<readonly Kind[]>([]);
  const [seen, setSeen] = useState<readonly ImportGuess[]>([]);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setUndone([]);
    setSeen([]);
  };
  const reading = useQuery({
    queryKey: ["import", file?.name, file?.size, file?.lastModified, undone],
    queryFn: async ({ signal }) => {
      if (file === null) throw new Error("No file was chosen");
      return readFile(file, undone, signal);
    },
    enabled: file !== null,
    // While a guess is taken back the reading before it stays; that of another file does not.
    placeholderData: (before) => (undone.length > 0 || seen.length > 0 ? before : undefined),
    retry: false,
    gcTime: 0,
  });
  // A guess that was taken back is not made again: it is remembered, so that it can be.
  const guesses = [...(reading.data?.guesses ?? []), ...seen.filter((each) => undone.includes(each.kind))];
  const toggle = (guess: ImportGuess) => {
    setSeen((now) => [...now.filter((each) => each.kind !== guess.kind), guess]);
    setUndone((now) => (now.includes(guess.kind) ? now.filter((each) => each !== guess.kind) : [...now, guess.kind]));
  };
  const create = useMutation({
    mutationFn: async () => {
      if (file === null) throw new Error("No file was chosen");
      return bringIn(file, undone);
    },
    onSuccess: (story) => {
      client.setQueryData(keys.story(story.id), story);
      void client.invalidateQueries({ queryKey: keys.stories });
      const suggested = reading.data?.suggested ?? null;
      if (suggested !== null) showToast({ says: suggestedSays(suggested, "came") });
      return navigate(`/stories/${story.id}`);
    },
  });
  const problem = create.error ?? reading.error;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={file === null ? "Import a story" : `Import ${file.name}`}
      description="A Word document, text, HTML or Markdown. Nothing is made until you say so."
      size="wide"
      onSubmit={() => reading.data !== undefined && !create.isPending && create.mutate()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            isBusy={create.isPending}
            whyNot={reading.data === undefined ? "Choose a file that can be read first" : null}
          >
            Create the story
          </Button>
        </>
      }
    >
      <div className={css.body}>
        <label className={css.choose}>
          <FileUp size={16} strokeWidth={1.75} aria-hidden="true" />
          {file === null ? "Choose a file" : "Choose another file"}
          <input
            type="file"
            className={css.file}
            accept={importable}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </label>
        {problem !== null && (
          <ProblemNote title="The file could not be imported" isUrgent>
            {problem.message}
          </ProblemNote>
        )}
        {reading.isLoading && <Skeleton label="Reading the file" shape="copy" count={5} />}
        {reading.data !== undefined && reading.error === null && (
          <Preview reading={reading.data} guesses={guesses} undone={undone} onToggle={toggle} />
        )}
      </div>
    </Dialog>
  );
}

/** So many names are read at a glance; of more the rest are counted. */
const mostNames = 6;

function fewOf(names: readonly string[]): string {
  if (names.length <= mostNames) return listed(names);
  return listed([...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} others`]);
}

const kindOrder: readonly Kind[] = ["headline", "leadCredit", "credits", "footer"];

function Preview({
  reading,
  guesses,
  undone,
  onToggle,
}: {
  readonly reading: ImportReading;
  readonly guesses: readonly ImportGuess[];
  readonly undone: readonly Kind[];
  readonly onToggle: (guess: ImportGuess) => void;
}) {
  const { headline, paragraphs, words, line, suggested, leftOut } = reading;
  const inOrder = kindOrder.flatMap((kind) => guesses.filter((guess) => guess.kind === kind).slice(0, 1));
  return (
    <>
      {inOrder.length > 0 && (
        <fieldset className={css.guesses}>
          <legend>What was guessed</legend>
          {inOrder.map((guess) => (
            <Checkbox
              key={guess.kind}
              label={guess.says}
              detail={<q>{guess.text}</q>}
              isChecked={!undone.includes(guess.kind)}
              onChange={() => onToggle(guess)}
            />
          ))}
        </fieldset>
      )}
      {suggested !== null && (
        <div className={css.suggested}>
          <p>{suggestedSays(suggested, "come")}. Shown here as it reads with all of them accepted.</p>
          <p>{fewOf(suggested.names)}: names from the document. Nobody here is credited by them.</p>
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keys must reach it */}
      <section className={css.preview} aria-label="What the story will be" tabIndex={0}>
        <h3 className={css.headline} data-blank={headline === "" || undefined}>
          {headline === "" ? "No headline yet" : headline}
        </h3>
        {paragraphs.map((paragraph, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs of a file have no identity but their place
          <p key={at}>{paragraph}</p>
        ))}
        <p className={css.line}>{line === "" ? "You will be its writer, and credited for the words" : line}</p>
      </section>
      <p className={css.count} role="status">
        {words.toLocaleString("en-GB")} {words === 1 ? "word" : "words"} in {paragraphs.length}{" "}
        {paragraphs.length === 1 ? "paragraph" : "paragraphs"}
      </p>
      {leftOut !== null && <p className={css.count}>{leftOut}</p>}
    </>
  );
}
