-- Where a notice leads beside its story: to a note, or to two versions that are read against each other.
alter table notices add column note_id uuid references notes;
alter table notices add column version_from integer;
alter table notices add column version_to integer;
alter table notices add check (num_nonnulls(version_from, version_to) in (0, 2));
create index notices_unread on notices (person_id) where read_at is null;

-- The picture that a note is about; null for one on words, on a suggestion or on the whole story.
alter table notes add column image_id uuid;
alter table notes add check (image_id is null or from_pos is not null);
