import { useState } from "react";

/** Whether a dialog is open, and which opening it is: a new one starts with nothing typed. */
export interface Opening {
  readonly isOpen: boolean;
  readonly opening: number;
  readonly open: () => void;
  readonly close: () => void;
}

/** A dialog that this page opens. Its `opening` is the dialog's key; 0 until it is first wanted. */
export function useOpening(): Opening {
  const [state, setState] = useState({ isOpen: false, opening: 0 });
  return {
    ...state,
    open: () => setState(({ opening }) => ({ isOpen: true, opening: opening + 1 })),
    close: () => setState(({ opening }) => ({ isOpen: false, opening })),
  };
}
