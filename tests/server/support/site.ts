/** The address of the newsroom under test. */
export const siteUrl = "http://localhost:3000";
