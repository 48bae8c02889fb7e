/** A line over the whole page for as long as there is no newsroom to show: that one is on its way, or why there is none. */
export function showNote() {
  const note = document.createElement("p");
  note.className = "mockOpening";
  note.setAttribute("role", "status");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shows = (words: string) => {
    note.textContent = words;
    document.body.append(note);
  };
  return {
    says: (words: string, { afterMs }: { readonly afterMs: number }) => {
      timer = setTimeout(() => shows(words), afterMs);
    },
    fails: (why: string) => {
      clearTimeout(timer);
      note.setAttribute("role", "alert");
      shows(why);
    },
    goes: () => {
      clearTimeout(timer);
      note.remove();
    },
  };
}
