/** People to show parts with. */
export const people = [
  { id: "p1", name: "Fiona Patterson", role: "Sub-editor" },
  { id: "p2", name: "Leyi Chen", role: "Writer" },
  { id: "p3", name: "Sam Okafor", role: "Writer and sub-editor" },
  { id: "p4", name: "Duty Editor", role: "Editor" },
  { id: "p5", name: "Desk Lawyer", role: "Lawyer" },
  { id: "p6", name: "Desk Admin", role: "Admin" },
] as const;
