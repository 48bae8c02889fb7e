import { ChevronDown, Eye } from "lucide-react";
import { type CopyView, copyViews, viewNames } from "#editor/copyView.ts";
import { fullTime } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import css from "./ViewLine.module.css";
import { viewKeys, type Views } from "./useViews.ts";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

/** How the copy is shown, always in words, and the way to another view; said again, politely, when it changes. */
export function ViewLine({ views, zone }: { readonly views: Views; readonly zone: string }) {
  const { view, chosen, choose, whyNot, failed } = views;
  const says = saidOf(views, zone);
  return (
    <div className={css.line}>
      <Menu
        trigger={
          <Button size="small" icon={<Eye {...icon} />} aria-label={`View: ${viewNames[view]}`}>
            {viewNames[view]} <ChevronDown {...icon} />
          </Button>
        }
        rows={[
          {
            kind: "oneOf",
            says: "View of the copy",
            chosen,
            choices: copyViews.map((each) => ({
              value: each,
              says: viewNames[each],
              shortcut: viewKeys[each],
              whyNot: whyNot(each),
            })),
            onChoose: (value) => {
              const found = copyViews.find((each) => each === value);
              if (found !== undefined) choose(found);
            },
          },
        ]}
      />
      <p className={css.says} aria-live="polite">
        {says}
      </p>
      {failed !== null && (
        <Button size="small" variant="quiet" onClick={failed.again}>
          Try again
        </Button>
      )}
    </div>
  );
}

const plain: Record<CopyView, string> = {
  marks: "",
  simple: "",
  reads: "Read only: as if all suggestions were accepted, kept up to date",
  filed: "Read only",
};

function saidOf({ view, chosen, filed, failed }: Views, zone: string): string {
  if (failed !== null) return `What was filed could not be loaded. ${failed.says}`;
  if (chosen === "filed" && view !== "filed") return "Fetching what was filed…";
  if (view === "filed" && filed !== undefined) return `Read only: filed by ${filed.by}, ${fullTime(filed.at, zone)}`;
  return plain[view];
}
