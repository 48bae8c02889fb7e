import type { EndpointName, endpoints } from "#contract/endpoints.ts";
import type { UseCase } from "../useCase.ts";
import { addDesk } from "./desks/addDesk.ts";
import { changeDesk } from "./desks/changeDesk.ts";
import { listDesks } from "./desks/listDesks.ts";
import { removeDesk } from "./desks/removeDesk.ts";
import { addPerson } from "./people/addPerson.ts";
import { invitePerson } from "./people/invitePerson.ts";
import { listPeople } from "./people/listPeople.ts";
import { readDocs } from "./service/readDocs.ts";
import { readHealth } from "./service/readHealth.ts";
import { readOpenApi } from "./service/readOpenApi.ts";
import { acceptInvite } from "./session/acceptInvite.ts";
import { readNewsroom } from "./session/readNewsroom.ts";
import { readSession } from "./session/readSession.ts";
import { signIn } from "./session/signIn.ts";
import { signOut } from "./session/signOut.ts";

/** The work behind each endpoint, by the endpoint's name. */
export const useCases: { readonly [Name in EndpointName]?: UseCase<(typeof endpoints)[Name]> } = {
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
  invitePerson,
  listDesks,
  addDesk,
  changeDesk,
  removeDesk,
};
