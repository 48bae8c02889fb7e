import { lazy, Suspense } from "react";

const load = () => import("#client/features/notices/Notices.tsx");
const NoticesBell = lazy(async () => ({ default: (await load()).NoticesBell }));

/** What this person is told, from any page. It is not in the first load. */
export const Notices = lazy(async () => ({ default: (await load()).Notices }));

/** The way to the notices, or among the places of a phone's bar. Whoever draws it keeps its place until it comes. */
export function Bell({ isPlace = false }: { readonly isPlace?: boolean }) {
  return (
    <span>
      <Suspense>
        <NoticesBell isPlace={isPlace} />
      </Suspense>
    </span>
  );
}
