import * as credits from "./credits.ts";
import * as desks from "./desks.ts";
import type { Endpoint } from "./endpoint.ts";
import * as history from "./history.ts";
import * as images from "./images.ts";
import * as imports from "./imports.ts";
import * as live from "./live.ts";
import * as notes from "./notes.ts";
import * as notices from "./notices.ts";
import * as people from "./people.ts";
import * as queue from "./queue.ts";
import * as readback from "./readback.ts";
import * as service from "./service.ts";
import * as session from "./session.ts";
import * as stories from "./stories.ts";
import * as suggestions from "./suggestions.ts";
import * as transitions from "./transitions.ts";
import * as tray from "./tray.ts";

/** Every endpoint there is. The server must mount each, and the description lists each. */
export const endpoints = {
  readHealth: service.readHealth,
  readOpenApi: service.readOpenApi,
  readDocs: service.readDocs,
  readNewsroom: session.readNewsroom,
  signIn: session.signIn,
  readSession: session.readSession,
  signOut: session.signOut,
  acceptInvite: session.acceptInvite,
  listPeople: people.listPeople,
  addPerson: people.addPerson,
  changePerson: people.changePerson,
  removePerson: people.removePerson,
  invitePerson: people.invitePerson,
  listDesks: desks.listDesks,
  addDesk: desks.addDesk,
  changeDesk: desks.changeDesk,
  removeDesk: desks.removeDesk,
  listStories: stories.listStories,
  countStories: stories.countStories,
  readNextToSub: queue.readNextToSub,
  createStory: stories.createStory,
  readStory: stories.readStory,
  changeStory: stories.changeStory,
  holdStory: stories.holdStory,
  liftHold: stories.liftHold,
  makeTransition: transitions.makeTransition,
  setCredits: credits.setCredits,
  readHistory: history.readHistory,
  listVersions: history.listVersions,
  readVersion: history.readVersion,
  compareVersions: readback.compareVersions,
  readContributions: readback.readContributions,
  nameVersion: history.nameVersion,
  restoreVersion: history.restoreVersion,
  keepUnsent: history.keepUnsent,
  readContent: history.readContent,
  listNotes: notes.listNotes,
  addNote: notes.addNote,
  answerNote: notes.answerNote,
  changeNote: notes.changeNote,
  listNotices: notices.listNotices,
  markNotices: notices.markNotices,
  readAllNotices: notices.readAllNotices,
  readImport: imports.readImport,
  importStory: imports.importStory,
  readWord: imports.readWord,
  importWord: imports.importWord,
  addImage: images.addImage,
  readImage: images.readImage,
  readCopy: live.readCopy,
  addCommit: live.addCommit,
  listSuggestions: suggestions.listSuggestions,
  resolveSuggestions: suggestions.resolveSuggestions,
  keepQuoteWarning: suggestions.keepQuoteWarning,
  undoResolve: suggestions.undoResolve,
  listTray: tray.listTray,
  putInTray: tray.putInTray,
  changeTrayPiece: tray.changeTrayPiece,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
