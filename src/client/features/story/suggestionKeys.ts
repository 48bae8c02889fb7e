/** Accepts the suggestion that the caret is in, or the card that has focus. */
export const acceptKeys = "Mod+Enter";
/** Rejects the card that has focus; in the copy these keys delete words. */
export const rejectKeys = "Mod+Backspace";
/** Rejects what the caret is in. */
export const rejectHereKeys = "Mod+Alt+Enter";
/** Takes the last accepting or rejecting back. */
export const takeBackKeys = "Mod+Shift+Backspace";
/** The next in the copy that waits to be settled, and with Shift the one before; on the cards it is J and K. */
export const nextToSettleKey = "F8";
/** From the copy to the cards beside it; Escape leads back. */
export const toPanelKey = "F2";
