-- Words of a person that found no place in a story's copy. The id is its owner's to choose, so that a device can send a
-- piece again: it names nothing beyond that person.
create table trays (
  person_id uuid not null references people,
  id uuid not null,
  story_id uuid not null references stories,
  words text not null,
  why text not null,
  by uuid references people,
  at timestamptz not null,
  let_go_at timestamptz,
  primary key (person_id, id)
);
create index trays_story on trays (story_id, person_id, at);
create index trays_let_go on trays (let_go_at) where let_go_at is not null;

-- How much work somebody has kept of a story lately, of what never was in its copy.
create index versions_unsent on versions (story_id, by, at) where seq is null;
