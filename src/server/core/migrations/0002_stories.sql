create table stories (
  id uuid primary key,
  slug text,
  desk_id uuid references desks,
  stage text not null check (stage in ('draft', 'filed', 'subbing', 'ready', 'scheduled', 'published', 'withdrawn', 'spiked')),
  revision integer not null default 1,
  headline text not null default '',
  words integer not null default 0,
  -- The reading as plain text, folded for search; written with each snapshot and version.
  search text not null default '',
  due timestamptz,
  due_local text,
  due_zone text,
  embargo_until timestamptz,
  embargo_local text,
  embargo_zone text,
  publish_at timestamptz,
  publish_local text,
  publish_zone text,
  scheduled_by uuid references people,
  scheduled_overrides text[] not null default '{}',
  priority integer not null default 2 check (priority between 1 and 3),
  length integer check (length > 0),
  brief text,
  reopened_kind text check (reopened_kind in ('update', 'correction', 'clarification')),
  reopened_reason text,
  reopened_by uuid references people,
  reopened_at timestamptz,
  reader_note text,
  held_by uuid references people,
  held_at timestamptz,
  hold_reason text,
  withdrawn_reason text,
  created_by uuid not null references people,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((publish_at is not null) = (stage = 'scheduled')),
  check ((withdrawn_reason is not null) = (stage = 'withdrawn')),
  check ((held_by is null) = (held_at is null))
);
create unique index stories_slug on stories (slug) where stage <> 'spiked';
create index stories_stage on stories (stage, changed_at desc);
create index stories_changed on stories (changed_at desc, id);

create table story_people (
  story_id uuid not null references stories,
  person_id uuid not null references people,
  part text not null check (part in ('writer', 'sub', 'follower')),
  since timestamptz not null,
  given_by uuid references people,
  primary key (story_id, person_id, part)
);
-- The claim: a story has one sub at a time.
create unique index story_sub on story_people (story_id) where part = 'sub';
create index story_people_person on story_people (person_id);

create table credits (
  story_id uuid not null references stories,
  role text not null check (role in ('words', 'additional reporting', 'source', 'pictures', 'subbing')),
  position integer not null,
  person_id uuid references people,
  name text,
  withheld boolean not null default false,
  source text not null check (source in ('work', 'hand')),
  check ((person_id is null) <> (name is null)),
  primary key (story_id, role, position) deferrable initially deferred
);
create unique index credits_person on credits (story_id, role, person_id) where person_id is not null;

create table notes (
  id uuid primary key,
  story_id uuid not null references stories,
  kind text not null check (kind in ('note', 'query')),
  from_pos integer,
  to_pos integer,
  anchor_seq integer,
  quote text,
  lost boolean not null default false,
  suggestion_id text,
  body text not null check (length(body) > 0),
  assigned_to uuid references people,
  opened_by uuid not null references people,
  opened_at timestamptz not null,
  resolved_by uuid references people,
  resolved_at timestamptz
);
create index notes_story on notes (story_id);
