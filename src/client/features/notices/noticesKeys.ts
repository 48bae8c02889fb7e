/** Opens the notices from anywhere, also while somebody types. */
export const noticesKeys = "Mod+Alt+N";
