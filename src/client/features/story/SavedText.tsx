import { Link } from "react-router";
import { Button } from "#client/ui/Button.tsx";
import { TextArea } from "#client/ui/TextArea.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import css from "./DetailsTab.module.css";
import type { SavedField } from "./useSavedField.ts";

export interface SavedTextProps {
  readonly label: string;
  readonly field: SavedField<string>;
  readonly hint?: string | undefined;
  /** Several lines: then Enter is a line's end, and Mod+Enter saves. */
  readonly isLong?: boolean | undefined;
  readonly hasFigures?: boolean | undefined;
}

/** A text that is saved on leaving it or by Enter. Escape takes back what was typed. */
export function SavedText({ label, field, hint, isLong = false, hasFigures = false }: SavedTextProps) {
  const shared = {
    label,
    value: field.value,
    error: field.error,
    hint: <SavedHint field={field} hint={hint} />,
    onChange: field.edit,
    onBlur: field.leave,
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (!isLong || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void field.save();
    }
    if (event.key !== "Escape" || field.state !== "typed") return;
    event.preventDefault();
    field.takeBack();
  };
  return (
    <div>
      {isLong ? (
        <TextArea {...shared} onKeyDown={keys} />
      ) : (
        <TextField
          {...shared}
          hasFigures={hasFigures}
          inputMode={hasFigures ? "numeric" : undefined}
          onKeyDown={keys}
        />
      )}
      <RefusedActs field={field} />
    </div>
  );
}

/** Below a saved field: what to type, or that it is being saved, and who has what was wanted. */
export function SavedHint<Value>({
  field,
  hint,
}: {
  readonly field: SavedField<Value>;
  readonly hint?: string | undefined;
}) {
  if (field.taker !== null)
    return (
      <>
        It is that of <Link to={`/stories/${field.taker.id}`}>{field.taker.slug ?? "this story"}</Link>.
      </>
    );
  if (field.state === "saving") return "Saving…";
  if (field.state === "saved") return "Saved.";
  return hint ?? null;
}

/** After a refusal: send it again, knowing what changed, or take it back. */
export function RefusedActs<Value>({ field }: { readonly field: SavedField<Value> }) {
  if (!field.isRefused) return null;
  return (
    <div className={css.acts}>
      <Button size="small" onClick={() => void field.save()}>
        Save again
      </Button>
      <Button size="small" variant="quiet" onClick={field.takeBack}>
        Take back
      </Button>
    </div>
  );
}
