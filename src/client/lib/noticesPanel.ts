import { create } from "zustand";

/** Whether the panel of notices is open in this window. Any bell opens it, and there is one panel. */
export const useNoticesPanel = create<{ readonly isOpen: boolean; readonly show: (isOpen: boolean) => void }>(
  (set) => ({
    isOpen: false,
    show: (isOpen) => set({ isOpen }),
  }),
);
