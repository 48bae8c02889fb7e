-- Whom a document that was brought in names as the author of a tracked change. They are no people of this newsroom: their
-- ids are of a version of their own, which no person's can be, and a suggestion is either a person's or such a name's.
create table imported_names (
  id uuid primary key check (substr(id::text, 15, 1) = '8'),
  story_id uuid not null references stories,
  name text not null check (name <> ''),
  unique (story_id, id),
  unique (story_id, name)
);
alter table people add check (substr(id::text, 15, 1) <> '8');

-- When the change was made, by the document, is kept beside when it came here: another machine's clock is no evidence.
alter table suggestions
  alter column by drop not null,
  add column imported_by uuid,
  add column dated timestamptz,
  add foreign key (story_id, imported_by) references imported_names (story_id, id),
  add check (num_nonnulls(by, imported_by) = 1);
