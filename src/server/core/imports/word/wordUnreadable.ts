/** A file that cannot be read as a Word document. The message says why, and what to do, for whoever brought it in. */
export class WordUnreadable extends Error {}

/** The bytes are no sound document, wherever that showed. */
export function broken(): WordUnreadable {
  return new WordUnreadable(
    "The document is broken or cut short. Open it in Word, save it again and bring that in. No story was made.",
  );
}

/** More is in the file than a document of that length needs: it would take the desk's time from everybody. */
export function tooMuch(): WordUnreadable {
  return new WordUnreadable(
    "The document unpacks to more than can be read. Copy its text into a new document and bring that in. No story was made.",
  );
}
