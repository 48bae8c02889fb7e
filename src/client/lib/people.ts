import { useQuery } from "@tanstack/react-query";
import { listDesks } from "#contract/desks.ts";
import { listPeople } from "#contract/people.ts";
import { call } from "./api.ts";
import { keys } from "./keys.ts";

/** Everybody on the desk, those who left too. */
export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: async ({ signal }) => (await call(listPeople, { signal })).items,
    staleTime: 60_000,
  });
}

/** The desks in their order. */
export function useDesks() {
  return useQuery({
    queryKey: keys.desks,
    queryFn: async ({ signal }) => (await call(listDesks, { signal })).items,
    staleTime: 60_000,
  });
}
