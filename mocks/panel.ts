import { type FaultName, faultNames, faultNow, faultWords, setFault } from "./faults.ts";
import type { NewsroomState } from "./messages.ts";

interface Heard {
  onReset(undo: boolean): void;
  onSwitchPerson(): void;
}

/** A tab in the background may be put to sleep with the newsroom in it, and nobody else can take it over. */
const asleepAfterMs = 10_000;
const asleepSays = "The tab with the newsroom does not answer. Go to it for a moment, or close it.";

/** What the panel is told after it has been drawn. */
export interface Panel {
  shows(newsroom: NewsroomState): void;
  /** Says that the newsroom has been silent for a moment, or no longer. */
  saysSilent(isSilent: boolean): void;
}

/**
 * The small panel of the mock, at the foot of every page: whom to be, what to break, and the way back to the first
 * state. It is no part of the product, so it draws itself and needs nothing of the client.
 */
export function showPanel(heard: Heard): Panel {
  const panel = document.createElement("details");
  panel.className = "mockPanel";
  const summary = document.createElement("summary");
  const body = document.createElement("div");
  const kept = says("The whole newsroom runs in this browser. Nothing leaves it.");
  const undo = act("Undo the reset", () => heard.onReset(true));
  const silent = says("");
  silent.className = "mockSilent";
  silent.setAttribute("role", "status");
  const draw = () => {
    const fault = faultNow();
    summary.textContent = fault === null ? "Mock" : `Mock: ${fault}`;
    panel.dataset["fault"] = fault ?? "none";
  };
  let asleep: ReturnType<typeof setTimeout> | undefined;
  undo.hidden = true;
  body.append(
    kept,
    act("Switch person", () => heard.onSwitchPerson()),
    faultChoice(draw),
    act("Reset the newsroom", () => heard.onReset(false)),
    undo,
  );
  panel.append(summary, body);
  draw();
  document.body.append(panel, silent);
  // Above dialogs: a fault is switched off while what was typed stands in one.
  panel.popover = "manual";
  panel.showPopover();
  return {
    shows: ({ isKept, canUndo, isRemade }) => {
      undo.hidden = !canUndo;
      if (isRemade) kept.textContent = "What this browser kept could not be read. The newsroom was made anew.";
      if (!isKept) kept.textContent = "This window keeps nothing: the newsroom goes when its tabs are closed.";
      panel.open ||= isRemade || !isKept;
    },
    saysSilent: (isSilent) => {
      clearTimeout(asleep);
      silent.textContent = isSilent ? "Reconnecting…" : "";
      if (isSilent) asleep = setTimeout(() => (silent.textContent = asleepSays), asleepAfterMs);
    },
  };
}

function faultChoice(changed: () => void): HTMLElement {
  const label = document.createElement("label");
  const select = document.createElement("select");
  const option = (value: string, text: string) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  };
  select.append(option("", "None"), ...faultNames.map((name: FaultName) => option(name, faultWords[name])));
  select.value = faultNow() ?? "";
  select.addEventListener("change", () => {
    setFault(faultNames.find((name) => name === select.value) ?? null);
    changed();
  });
  label.append("Fault ", select);
  return label;
}

function act(text: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", pressed);
  return button;
}

function says(text: string): HTMLParagraphElement {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}
