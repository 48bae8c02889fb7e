import type { Settings } from "../deps.ts";

/** The newsroom of the demonstration, wherever it runs without settings of its own. */
export const dailyDesk: Settings["newsroom"] = {
  name: "The Daily Desk",
  zone: "Europe/London",
  language: "en-GB",
  contact: "desk@dailydesk.example",
};
