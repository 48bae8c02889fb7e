import type { EndpointName, endpoints } from "#contract/endpoints.ts";
import type { UseCase } from "../useCase.ts";
import { addCommit } from "./copy/addCommit.ts";
import { openCopy } from "./copy/openCopy.ts";
import { addDesk } from "./desks/addDesk.ts";
import { changeDesk } from "./desks/changeDesk.ts";
import { listDesks } from "./desks/listDesks.ts";
import { removeDesk } from "./desks/removeDesk.ts";
import { addImage } from "./images/addImage.ts";
import { readImage } from "./images/readImage.ts";
import { addPerson } from "./people/addPerson.ts";
import { changePerson } from "./people/changePerson.ts";
import { invitePerson } from "./people/invitePerson.ts";
import { importStory } from "./imports/importStory.ts";
import { readImport } from "./imports/readImport.ts";
import { listPeople } from "./people/listPeople.ts";
import { removePerson } from "./people/removePerson.ts";
import { readDocs } from "./service/readDocs.ts";
import { readHealth } from "./service/readHealth.ts";
import { readOpenApi } from "./service/readOpenApi.ts";
import { acceptInvite } from "./session/acceptInvite.ts";
import { readNewsroom } from "./session/readNewsroom.ts";
import { readSession } from "./session/readSession.ts";
import { signIn } from "./session/signIn.ts";
import { signOut } from "./session/signOut.ts";
import { change } from "./stories/change.ts";
import { content } from "./stories/content.ts";
import { counts } from "./stories/counts.ts";
import { create } from "./stories/create.ts";
import { history } from "./stories/history.ts";
import { hold } from "./stories/hold.ts";
import { liftHold } from "./stories/liftHold.ts";
import { list } from "./stories/list.ts";
import { read } from "./stories/read.ts";
import { setCredits } from "./stories/setCredits.ts";
import { transition } from "./stories/transition.ts";
import { listVersions, readVersion } from "./stories/versions.ts";

/** The work behind each endpoint, by the endpoint's name: one that is not here is a type error. */
export const useCases: { readonly [Name in EndpointName]: UseCase<(typeof endpoints)[Name]> } = {
  readHealth,
  readOpenApi,
  readDocs,
  readNewsroom,
  signIn,
  readSession,
  signOut,
  acceptInvite,
  listPeople,
  addPerson,
  changePerson,
  removePerson,
  invitePerson,
  listDesks,
  addDesk,
  changeDesk,
  removeDesk,
  addImage,
  readImage,
  listStories: list,
  countStories: counts,
  createStory: create,
  readStory: read,
  changeStory: change,
  holdStory: hold,
  liftHold,
  makeTransition: transition,
  setCredits,
  readHistory: history,
  listVersions,
  readVersion,
  readContent: content,
  readImport,
  importStory,
  readCopy: openCopy,
  addCommit,
};
