import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import css from "./Combobox.module.css";
import { Field, type FieldWords } from "./Field.tsx";
import field from "./Field.module.css";

export interface ComboboxProps<Item> extends FieldWords {
  readonly items: readonly Item[];
  readonly value: Item | null;
  readonly onChange: (value: Item | null) => void;
  readonly keyOf: (item: Item) => string;
  /** What is searched, and what stands in the field when it is chosen. */
  readonly nameOf: (item: Item) => string;
  /** Quieter, at the end of its row: a role, a desk. */
  readonly detailOf?: ((item: Item) => string) | undefined;
  /** Before the name in its row: an avatar. */
  readonly iconOf?: ((item: Item) => ReactNode) | undefined;
  readonly placeholder?: string | undefined;
  /** Said when nothing matches what is typed. */
  readonly nothing?: string | undefined;
  /** Makes an item of words that match none, and offers it: somebody who is not on the desk. */
  readonly ownWords?: ((typed: string) => Item) | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One of many, found by typing: people, desks. Arrow keys go along the list, Enter takes, Escape closes it. */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { items, value, onChange, keyOf, nameOf, detailOf, iconOf, placeholder, ownWords, isDisabled = false } = props;
  const { label, aside, hint, error, isLabelHidden, nothing = "Nobody by that name" } = props;
  const [typed, setTyped] = useState("");
  const own = ownOf(items, typed, nameOf, ownWords);
  // While its list is open everything else is hidden from screen readers, also the label: so the name is here as well.
  const spoken = aside === undefined ? label : `${label} ${aside}`;
  // Words that stand when the field is left are meant, whether or not their row was pressed.
  const takeWords = () => {
    const meant = own ?? items.find((item) => isNamed(item, typed, nameOf)) ?? null;
    if (ownWords !== undefined && value === null && typed.trim() !== "" && meant !== null) onChange(meant);
  };
  const isSame = (one: Item, other: Item) => keyOf(one) === keyOf(other);
  return (
    <Base.Root
      items={own === null ? items : [...items, own]}
      value={value}
      onValueChange={onChange}
      onInputValueChange={setTyped}
      itemToStringLabel={nameOf}
      itemToStringValue={keyOf}
      isItemEqualToValue={isSame}
      autoHighlight
      disabled={isDisabled}
      locale="en-GB"
    >
      <Field label={label} aside={aside} hint={hint} error={error} isLabelHidden={isLabelHidden}>
        {(control) => (
          <span className={css.frame}>
            <Base.Input
              {...control}
              aria-label={spoken}
              className={`${field.control} ${css.input}`}
              placeholder={placeholder}
              onBlur={takeWords}
            />
            <span className={css.buttons}>
              <Base.Clear className={css.button} aria-label={`Clear ${label}`}>
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </Base.Clear>
              <Base.Trigger className={css.button} aria-label={`Show all: ${label}`}>
                <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
              </Base.Trigger>
            </span>
          </span>
        )}
      </Field>
      <Base.Portal>
        <Base.Positioner className={css.positioner} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={css.popup}>
            <Base.Empty className={css.nothing}>{nothing}</Base.Empty>
            <Base.List className={css.list} aria-label={label}>
              {(item: Item) => (
                <Base.Item key={keyOf(item)} value={item} className={css.item}>
                  {iconOf?.(item)}
                  <span className={css.name}>{item === own ? `Use “${nameOf(item)}”` : nameOf(item)}</span>
                  {detailOf !== undefined && <small className={css.detail}>{detailOf(item)}</small>}
                  <Base.ItemIndicator className={css.tick}>
                    <Check size={16} strokeWidth={1.75} aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The item made of what is typed, or null when nothing is typed or an item has just that name. */
function ownOf<Item>(
  items: readonly Item[],
  typed: string,
  nameOf: (item: Item) => string,
  ownWords: ((typed: string) => Item) | undefined,
): Item | null {
  const words = typed.trim();
  if (ownWords === undefined || words === "") return null;
  return items.some((item) => isNamed(item, words, nameOf)) ? null : ownWords(words);
}

function isNamed<Item>(item: Item, typed: string, nameOf: (item: Item) => string): boolean {
  const folded = (text: string) => text.trim().toLocaleLowerCase("en-GB");
  return folded(nameOf(item)) === folded(typed);
}
