import type { changeStory } from "#contract/stories.ts";
import { mayChangeEmbargo, mayChangeFields } from "#domain/abilities.ts";
import { clockTime } from "#domain/times.ts";
import type { Tx } from "../../db.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { checkRevision } from "../../precondition.ts";
import { refuse } from "../../refusal.ts";
import type { StoryRow } from "../../repos/stories.ts";
import { type StoryChanges, updateStory } from "../../repos/storyChanges.ts";
import { deskNames } from "../../repos/storyList.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { inTransaction } from "../../transaction.ts";
import type { BodyOf } from "#contract/endpoint.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { changesSince } from "./changesSince.ts";
import { checkDesk, checkSlug } from "./checkFields.ts";
import { type Facts, factsOf } from "./factsOf.ts";
import { lockStory } from "./loadStory.ts";
import { setTimeOrNone } from "./setTimeFrom.ts";
import { storyReply } from "./storyReply.ts";

type Body = BodyOf<typeof changeStory>;

/** Changes slug, desk, due, length, priority, brief or embargo. */
export const change: UseCase<typeof changeStory> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const { doc } = await readCopyAt(tx, story.id);
    allowChange(ctx, await factsOf(tx, story, doc, { zone: ctx.deps.settings.newsroom.zone }), body);
    await checkRevision(ctx, story.revision, (read) => changesSince(tx, ctx, story.id, read));
    const changes: StoryChanges = {
      slug: body.slug,
      deskId: body.desk,
      due: setTimeOrNone("/due", body.due),
      embargo: setTimeOrNone("/embargo", body.embargo),
      length: body.length,
      priority: body.priority,
      brief: body.brief,
    };
    await checkSlug(tx, body.slug, story.id);
    await checkDesk(tx, body.desk);
    const changed = await sentences(tx, ctx, story, changes);
    if (changed.length > 0) {
      const revision = await updateStory(tx, story.id, changes, ctx.now);
      await audit(tx, ctx, "story.changed", story.id, { data: { changed, revision } });
      await emit(tx, "story", story.id, { revision });
    }
    return storyReply(tx, ctx, story.id);
  });

/** Whoever may edit the copy, and editors, change the fields; the embargo is an editor's alone. */
function allowChange(ctx: SignedIn, facts: Facts, { embargo, ...fields }: Body): void {
  if (Object.values(fields).some((value) => value !== undefined) || embargo === undefined) {
    const ability = mayChangeFields(facts, ctx.actor);
    if (!ability.allowed) throw refuse("story/fieldsForbidden", { detail: `${ability.why ?? ""}.` });
  }
  if (embargo === undefined) return;
  const ability = mayChangeEmbargo(facts, ctx.actor);
  if (!ability.allowed) throw refuse("story/fieldsForbidden", { detail: `${ability.why ?? ""}.` });
}

/** What really changes, each as the history says it. */
async function sentences(tx: Tx, ctx: SignedIn, story: StoryRow, changes: StoryChanges): Promise<readonly string[]> {
  const { zone } = ctx.deps.settings.newsroom;
  const time = (at: { readonly instant: string } | null) =>
    at === null ? "none" : clockTime(at.instant, ctx.now, zone);
  const found: string[] = [];
  const put = (what: string, from: string | number | null, to: string | number | null | undefined) => {
    if (to !== undefined && from !== to) found.push(`${what} from ${from ?? "none"} to ${to ?? "none"}`);
  };
  put("the slug", story.slug, changes.slug);
  if (changes.deskId !== undefined && changes.deskId !== (story.desk?.id ?? null)) {
    const names = await deskNames(tx, changes.deskId === null ? [] : [changes.deskId]);
    put("the desk", story.desk?.name ?? null, names[0] ?? null);
  }
  if (changes.due !== undefined && changes.due?.instant !== story.due?.instant)
    found.push(`the due time from ${time(story.due)} to ${time(changes.due)}`);
  if (changes.embargo !== undefined && changes.embargo?.instant !== story.embargo?.instant)
    found.push(`the embargo from ${time(story.embargo)} to ${time(changes.embargo)}`);
  put("the length", story.length, changes.length);
  put("the priority", story.priority, changes.priority);
  if (changes.brief !== undefined && changes.brief !== story.brief) found.push("the brief");
  return found;
}
