import { type FaultName, faultNames, faultNow, faultWords, setFault } from "./faults.ts";

interface Heard {
  onReset(undo: boolean): void;
  onSwitchPerson(): void;
}

/** The session storage key that says that the newsroom was just reset here, so that this can be taken back. */
const justReset = "stet-mock-just-reset";

/**
 * The small panel of the mock, at the foot of every page: whom to be, what to break, and the way back to the first
 * state. It is no part of the product, so it draws itself and needs nothing of the client.
 */
export function showPanel(heard: Heard): void {
  const panel = document.createElement("details");
  panel.className = "mockPanel";
  const summary = document.createElement("summary");
  const body = document.createElement("div");
  panel.append(summary, body);
  const draw = () => {
    const fault = faultNow();
    summary.textContent = fault === null ? "Mock" : `Mock: ${fault}`;
    panel.dataset["fault"] = fault ?? "none";
  };
  body.append(
    says("The whole newsroom runs in this browser. Nothing leaves it."),
    act("Switch person", () => heard.onSwitchPerson()),
    faultChoice(draw),
    act("Reset the newsroom", () => {
      sessionStorage.setItem(justReset, "yes");
      heard.onReset(false);
    }),
  );
  if (sessionStorage.getItem(justReset) !== null) {
    sessionStorage.removeItem(justReset);
    body.append(act("Undo the reset", () => heard.onReset(true)));
    panel.open = true;
  }
  draw();
  document.body.append(panel);
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

/** Says that the newsroom in this browser is on its way, or why it cannot be opened. */
export function showOpening(): { done(): void; fail(why: string): void } {
  const note = document.createElement("p");
  note.className = "mockOpening";
  note.setAttribute("role", "status");
  const timer = setTimeout(() => {
    note.textContent = "Opening the newsroom in this browser…";
    document.body.append(note);
  }, 300);
  return {
    done: () => {
      clearTimeout(timer);
      note.remove();
    },
    fail: (why) => {
      clearTimeout(timer);
      note.textContent = why;
      document.body.append(note);
    },
  };
}
