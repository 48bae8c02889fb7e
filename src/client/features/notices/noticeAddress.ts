import type { Notice } from "#contract/notices.ts";

/** Where on the desk a notice leads; null where there is nothing to go to. */
export function noticeAddress({ storyId, place }: Notice): string | null {
  if (storyId === null) return null;
  const story = `/stories/${storyId}`;
  switch (place.kind) {
    case "story":
      return story;
    case "note":
      return `${story}?panel=notes&note=${place.noteId}`;
    case "readback":
      return `${story}/readback?from=${place.from}&to=${place.to}`;
  }
}
