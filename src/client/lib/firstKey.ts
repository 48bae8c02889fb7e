/** The key of the place at which the desk was opened, by its address, before anybody went anywhere. */
export const firstKey = "first";
