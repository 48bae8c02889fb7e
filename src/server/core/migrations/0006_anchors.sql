-- Rises whenever a note on words of the copy is added. Whoever adds to the log says which one it knew, so that no note is
-- left standing where its words no longer are, whichever process added it.
alter table copies add column anchor_revision integer not null default 0;

-- A note stands on the whole story or on words of the copy as it was at one seq.
alter table notes add check (num_nonnulls(from_pos, to_pos, anchor_seq) in (0, 3));
alter table notes add check (from_pos is null or (quote is not null and from_pos >= 0 and from_pos <= to_pos));
create index notes_anchored on notes (story_id) where from_pos is not null and resolved_at is null;
