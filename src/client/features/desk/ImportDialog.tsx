import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ReplyIn } from "#contract/endpoint.ts";
import { type ImportGuess, importStory, readImport } from "#contract/imports.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import css from "./ImportDialog.module.css";

type Kind = ImportGuess["kind"];
type Reading = ReplyIn<typeof readImport>;

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
      return call(readImport, { body: await requestOf(file, undone), signal });
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
      return call(importStory, { body: await requestOf(file, undone) });
    },
    onSuccess: (story) => {
      client.setQueryData(keys.story(story.id), story);
      void client.invalidateQueries({ queryKey: keys.stories });
      return navigate(`/stories/${story.id}`);
    },
  });
  const problem = create.error ?? reading.error;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={file === null ? "Import a story" : `Import ${file.name}`}
      description="Text, HTML or Markdown. Nothing is made until you say so."
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
            accept=".txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"
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

const kindOrder: readonly Kind[] = ["headline", "leadCredit", "credits", "footer"];

function Preview({
  reading,
  guesses,
  undone,
  onToggle,
}: {
  readonly reading: Reading;
  readonly guesses: readonly ImportGuess[];
  readonly undone: readonly Kind[];
  readonly onToggle: (guess: ImportGuess) => void;
}) {
  const { headline, paragraphs, words, line } = reading;
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
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keys must reach it */}
      <section className={css.preview} aria-label="What the story will be" tabIndex={0}>
        <h3 className={css.headline} data-blank={headline === "" || undefined}>
          {headline === "" ? "No headline yet" : headline}
        </h3>
        {paragraphs.map((paragraph, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs of a file have no identity but their place
          <p key={at}>{paragraph}</p>
        ))}
        <p className={css.line}>{line === "" ? "Nobody is credited yet" : line}</p>
      </section>
      <p className={css.count} role="status">
        {words.toLocaleString("en-GB")} {words === 1 ? "word" : "words"} in {paragraphs.length}{" "}
        {paragraphs.length === 1 ? "paragraph" : "paragraphs"}
      </p>
    </>
  );
}

async function requestOf(file: File, undone: readonly Kind[]) {
  return { name: file.name, text: await file.text(), undone: [...undone] };
}
