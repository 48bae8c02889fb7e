import * as credits from "./credits.ts";
import * as desks from "./desks.ts";
import type { Endpoint } from "./endpoint.ts";
import * as history from "./history.ts";
import * as images from "./images.ts";
import * as imports from "./imports.ts";
import * as live from "./live.ts";
import * as people from "./people.ts";
import * as service from "./service.ts";
import * as session from "./session.ts";
import * as stories from "./stories.ts";
import * as transitions from "./transitions.ts";

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
  readContent: history.readContent,
  readImport: imports.readImport,
  importStory: imports.importStory,
  addImage: images.addImage,
  readImage: images.readImage,
  readCopy: live.readCopy,
  addCommit: live.addCommit,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
