import type { EndpointName, endpoints } from "#contract/endpoints.ts";
import type { UseCase } from "../useCase.ts";
import { addCommit } from "./copy/addCommit.ts";
import { listSuggestions } from "./copy/listSuggestions.ts";
import { openCopy } from "./copy/openCopy.ts";
import { keepQuoteWarning } from "./copy/keepQuoteWarning.ts";
import { resolveSuggestions } from "./copy/resolveSuggestions.ts";
import { undoResolve } from "./copy/undoResolve.ts";
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
import { importWord } from "./imports/importWord.ts";
import { readImport } from "./imports/readImport.ts";
import { readWord } from "./imports/readWord.ts";
import { add as addNote } from "./notes/add.ts";
import { answer as answerNote } from "./notes/answer.ts";
import { change as changeNote } from "./notes/change.ts";
import { list as listNotes } from "./notes/list.ts";
import { list as listNotices } from "./notices/list.ts";
import { mark as markNotices } from "./notices/mark.ts";
import { readAll as readAllNotices } from "./notices/readAll.ts";
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
import { compareVersions } from "./stories/compareVersions.ts";
import { content } from "./stories/content.ts";
import { readContributions } from "./stories/readContributions.ts";
import { counts } from "./stories/counts.ts";
import { create } from "./stories/create.ts";
import { history } from "./stories/history.ts";
import { hold } from "./stories/hold.ts";
import { liftHold } from "./stories/liftHold.ts";
import { keepUnsent } from "./stories/keepUnsent.ts";
import { list } from "./stories/list.ts";
import { nameVersion } from "./stories/nameVersion.ts";
import { nextToSub } from "./stories/nextToSub.ts";
import { read } from "./stories/read.ts";
import { restoreVersion } from "./stories/restoreVersion.ts";
import { setCredits } from "./stories/setCredits.ts";
import { transition } from "./stories/transition.ts";
import { listVersions, readVersion } from "./stories/versions.ts";
import { change as changeTrayPiece } from "./trays/change.ts";
import { list as listTray } from "./trays/list.ts";
import { put as putInTray } from "./trays/put.ts";

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
  readNextToSub: nextToSub,
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
  compareVersions,
  readContributions,
  nameVersion,
  restoreVersion,
  keepUnsent,
  readContent: content,
  readImport,
  importStory,
  readWord,
  importWord,
  readCopy: openCopy,
  addCommit,
  listSuggestions,
  resolveSuggestions,
  keepQuoteWarning,
  undoResolve,
  listNotes,
  addNote,
  answerNote,
  changeNote,
  listNotices,
  markNotices,
  readAllNotices,
  listTray,
  putInTray,
  changeTrayPiece,
};
