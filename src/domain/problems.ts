/** One problem: its HTTP status, its title, and what is said when nothing finer is known. */
interface Problem {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
}

/**
 * Every problem that Stet answers, by its stable code (`/problems/<code>` is its type, RFC 9457). A row is read:
 * status, a title of a few words, and the sentence for a journalist: what happened, then what to do.
 */
export const problems = {
  "session/required": {
    status: 401,
    title: "Not signed in",
    sentence: "You are not signed in. Sign in, then try again; what you typed is kept.",
  },
  "session/wrong": { status: 401, title: "Not recognised", sentence: "That e-mail and password do not go together." },
  "session/throttled": {
    status: 429,
    title: "Too many tries",
    sentence: "Too many wrong passwords. Wait a little, then try again.",
  },
  "session/notDemo": { status: 404, title: "Not found", sentence: "There is nothing at this address." },
  "request/foreign": {
    status: 403,
    title: "From another site",
    sentence: "This request came from another site and was not carried out.",
  },
  "request/malformed": { status: 400, title: "Not understood", sentence: "The request could not be read." },
  "request/notAcceptable": {
    status: 406,
    title: "Not in that form",
    sentence: "The answer cannot be given in the form that was asked for.",
  },
  "request/mediaType": { status: 415, title: "Wrong kind of content", sentence: "Only JSON is taken here." },
  "request/tooLarge": { status: 413, title: "Too big", sentence: "That is more than can be taken at once." },
  "request/invalid": {
    status: 422,
    title: "Something is wrong in what was sent",
    sentence: "Some fields are wrong. Mend them, then send it again.",
  },
  "request/method": { status: 405, title: "Not done here", sentence: "That cannot be done to this." },
  "request/unknown": { status: 404, title: "Not found", sentence: "There is nothing at this address." },
  "request/tooMany": {
    status: 429,
    title: "Too often",
    sentence: "That is too many requests in a minute. Wait a little, then try again.",
  },
  "request/noPrecondition": {
    status: 428,
    title: "Which state was read is not said",
    sentence: "Say which revision you read (If-Match), so that nobody's change is lost.",
  },
  "request/badPrecondition": {
    status: 400,
    title: "Which state was read is not clear",
    sentence: "Give one strong tag in If-Match, as it came with the story.",
  },
  "request/stale": {
    status: 412,
    title: "Changed since",
    sentence: "The story has changed since you opened it. Read what changed, then try again.",
  },
  "idempotency/missing": {
    status: 400,
    title: "No Idempotency-Key",
    sentence: "This needs an Idempotency-Key, so that doing it twice does it once.",
  },
  "idempotency/reused": {
    status: 422,
    title: "Idempotency-Key used before",
    sentence: "That Idempotency-Key was used for something else.",
  },
  "idempotency/malformed": {
    status: 400,
    title: "Idempotency-Key not understood",
    sentence: "An Idempotency-Key has 1 to 200 plain characters.",
  },
  "cursor/invalid": {
    status: 400,
    title: "Place in the list not found",
    sentence: "That place in the list is not known. Start from the top.",
  },
  "story/unknown": { status: 404, title: "No such story", sentence: "There is no such story." },
  "story/slugTaken": { status: 422, title: "Slug in use", sentence: "The slug is in use; choose another." },
  "story/fieldsForbidden": {
    status: 403,
    title: "Not yours to change",
    sentence: "Only whoever may edit the copy, or an editor, can change these.",
  },
  "story/commissionForbidden": {
    status: 403,
    title: "Not yours to commission",
    sentence: "Only an editor can commission a story for somebody else.",
  },
  "story/createForbidden": {
    status: 403,
    title: "Not yours to start",
    sentence: "Only a writer, a sub or an editor can start a story.",
  },
  "transition/forbidden": { status: 403, title: "Not yours to do", sentence: "You cannot do that with this story." },
  "transition/stale": { status: 409, title: "No longer so", sentence: "The story has moved on meanwhile." },
  "transition/unmet": { status: 422, title: "Something stands in the way", sentence: "Something stands in the way." },
  "credits/forbidden": {
    status: 403,
    title: "Not yours to change",
    sentence: "Only its sub or an editor can change credits, or its writers while it is a draft.",
  },
  "hold/forbidden": {
    status: 403,
    title: "Not yours to do",
    sentence: "Only somebody on the story, an editor or a lawyer can put on a hold.",
  },
  "hold/liftForbidden": { status: 403, title: "Not yours to do", sentence: "An editor or a lawyer must take it off." },
  "hold/already": { status: 409, title: "Held already", sentence: "Legal hold is on already." },
  "hold/none": { status: 409, title: "Not held", sentence: "No legal hold is on." },
  "copy/mode": { status: 403, title: "Not yours to edit", sentence: "You can read this copy, not change it." },
  "copy/locked": { status: 409, title: "Locked", sentence: "The copy is locked in this stage." },
  "copy/forged": { status: 403, title: "Under another's name", sentence: "Nobody can suggest under another's name." },
  "copy/behind": {
    status: 409,
    title: "Too far behind",
    sentence: "This was made on a copy that is too old. Catch up, then send it again.",
  },
  "copy/invalid": { status: 422, title: "Not a change to this copy", sentence: "The change does not fit the copy." },
  "copy/others": { status: 422, title: "Another's suggestion", sentence: "That changes somebody else's suggestion." },
  "copy/changesCopy": { status: 422, title: "Not a suggestion", sentence: "You can suggest here, not edit." },
  "copy/size": { status: 413, title: "Too big a change", sentence: "That is too much for one change." },
  "copy/refReused": {
    status: 422,
    title: "Reference used before",
    sentence: "That reference belongs to another change.",
  },
  "suggestion/unknown": {
    status: 404,
    title: "No such suggestion",
    sentence: "There is no such suggestion in this story.",
  },
  "suggestion/settled": { status: 409, title: "Settled already", sentence: "Somebody has settled that already." },
  "suggestion/gone": {
    status: 409,
    title: "No longer there",
    sentence: "What was suggested is not in the copy any more. There is nothing to settle.",
  },
  "suggestion/notYours": {
    status: 403,
    title: "Not yours to settle",
    sentence: "You can withdraw your own suggestions here. Whoever may edit settles the others.",
  },
  "suggestion/tangled": {
    status: 409,
    title: "Another hangs on it",
    sentence: "Another suggestion of yours hangs on that one. Withdraw both together.",
  },
  "suggestion/quoteNeedsReason": {
    status: 422,
    title: "Inside a quotation",
    sentence: "Accepting that changes quoted words. Check them against the record and say why, then accept again.",
  },
  "resolve/unknown": {
    status: 404,
    title: "Nothing to take back",
    sentence: "No suggestion was accepted or rejected there.",
  },
  "resolve/undone": { status: 409, title: "Taken back already", sentence: "That has been taken back already." },
  "resolve/tooOld": {
    status: 409,
    title: "Too long ago",
    sentence: "Too much has been written there since. Make the change by hand.",
  },
  "tray/unknown": { status: 404, title: "No such words", sentence: "There are no such words in your tray." },
  "tray/full": {
    status: 422,
    title: "Tray full",
    sentence: "Your tray for this story is full. Put words back or let them go, then send these again.",
  },
  "note/unknown": { status: 404, title: "No such note", sentence: "There is no such note on this story." },
  "note/nothing": {
    status: 422,
    title: "No words there",
    sentence:
      "There are no words at that place any more. Select words, then write the note again; what you wrote is kept.",
  },
  "notice/unknown": { status: 404, title: "No such notice", sentence: "There is no such notice of yours." },
  "person/unknown": { status: 404, title: "No such person", sentence: "There is no such person." },
  "person/forbidden": { status: 403, title: "For admins", sentence: "Only an admin can change people." },
  "person/emailTaken": { status: 422, title: "E-mail in use", sentence: "Somebody has that e-mail already." },
  "person/lastAdmin": {
    status: 422,
    title: "The last admin",
    sentence: "This is the only admin. Make somebody else an admin first.",
  },
  "invite/unknown": {
    status: 404,
    title: "Link not valid",
    sentence: "This link has been used or has run out. Ask the desk admin for a new one.",
  },
  "password/weak": {
    status: 422,
    title: "Password too easy",
    sentence: "Choose a password of 12 to 256 characters that is not a common one.",
  },
  "desk/unknown": { status: 404, title: "No such desk", sentence: "There is no such desk." },
  "desk/forbidden": { status: 403, title: "For admins", sentence: "Only an admin can change desks." },
  "desk/hasStories": { status: 422, title: "Not empty", sentence: "The desk has stories; move them first." },
  "desk/slugTaken": { status: 422, title: "Name in use", sentence: "There is a desk of that name already." },
  "version/unknown": { status: 404, title: "No such version", sentence: "There is no such version." },
  "import/unreadable": {
    status: 422,
    title: "Could not be read",
    sentence: "The file has no text that can be read. No story was made.",
  },
  "import/kind": {
    status: 415,
    title: "Not a kind that is taken",
    sentence: "Bring in a Word document, text, HTML or Markdown.",
  },
  "import/tooLarge": {
    status: 413,
    title: "Document too big",
    sentence: "The document is over 10 MB. Take its pictures out, or bring in its text. No story was made.",
  },
  "image/unknown": { status: 404, title: "No such picture", sentence: "There is no such picture." },
  "image/kind": {
    status: 415,
    title: "Not a kind that is taken",
    sentence: "Pictures can be JPEG, PNG, WebP or AVIF.",
  },
  "image/tooLarge": {
    status: 413,
    title: "Picture too big",
    sentence: "The picture is over 25 MB or 50 megapixels. Send it smaller.",
  },
  "image/unreadable": {
    status: 422,
    title: "Picture could not be read",
    sentence: "The picture is broken or cut short. Send it again or choose another.",
  },
  "server/fault": {
    status: 500,
    title: "Something failed",
    sentence: "Something failed here. What you typed is kept; try again.",
  },
  "server/unavailable": {
    status: 503,
    title: "Saving has stopped",
    sentence: "The newsroom's store does not answer. What you typed is kept; it is sent again by itself.",
  },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
