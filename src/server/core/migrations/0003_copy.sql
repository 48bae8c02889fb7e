create table copies (
  story_id uuid primary key references stories,
  epoch integer not null default 1,
  seq integer not null default 0,
  schema_version integer not null default 1,
  -- The epoch that began with the last publication: work made in an older one does not rise again in a reopened story.
  published_epoch integer not null default 0,
  -- The seq whose headline and words the list of stories shows.
  listed_seq integer not null default 0,
  check (listed_seq <= seq)
);
create index copies_unlisted on copies (story_id) where listed_seq < seq;

-- Commits and snapshots refer to the copy and not to the story: a commit locks the copy's row alone, so that it cannot
-- wait for a transition that has locked the story and waits for the copy.
create table commits (
  story_id uuid not null references copies,
  seq integer not null,
  ref text not null,
  person_id uuid not null references people,
  mode text not null,
  kind text not null check (kind in ('edit', 'suggest', 'resolve', 'undoResolve')),
  base integer not null,
  epoch integer not null,
  steps jsonb not null,
  kept integer[] not null,
  dropped jsonb not null,
  at timestamptz not null,
  primary key (story_id, seq),
  unique (story_id, ref)
);

create table snapshots (
  story_id uuid not null references copies,
  seq integer not null,
  schema_version integer not null,
  doc jsonb not null,
  blame jsonb not null,
  at timestamptz not null,
  primary key (story_id, seq)
);

-- The ledger: whose each suggestion is, for good, and the words that ever stood under it, by the name of its mark.
create table suggestions (
  story_id uuid not null references copies,
  id text not null,
  by uuid not null references people,
  words jsonb not null,
  made_seq integer not null,
  primary key (story_id, id)
);

create table versions (
  id uuid primary key,
  story_id uuid not null references stories,
  number integer not null check (number >= 1),
  name text not null,
  cause text not null check (cause in ('filed', 'subbed', 'published', 'named', 'kept')),
  seq integer,
  copy jsonb not null,
  words integer not null,
  by uuid not null references people,
  at timestamptz not null,
  unique (story_id, number)
);

create table editions (
  story_id uuid not null references stories,
  number integer not null check (number >= 1),
  version_id uuid not null references versions,
  seq integer not null,
  path text not null,
  copy jsonb not null,
  credits jsonb not null,
  pictures jsonb not null,
  metadata jsonb not null,
  hash text not null,
  line text not null,
  desk text not null,
  kind text check (kind in ('update', 'correction', 'clarification')),
  reader_note text,
  published_by uuid not null references people,
  published_at timestamptz not null,
  set_for timestamptz,
  primary key (story_id, number)
);

create table addresses (
  path text primary key,
  story_id uuid not null references stories,
  answer text not null check (answer in ('live', 'moved', 'gone')),
  moved_to text,
  reason text,
  since timestamptz not null,
  check ((moved_to is not null) = (answer = 'moved'))
);
create unique index addresses_live on addresses (story_id) where answer = 'live';

create table images (
  id uuid primary key,
  sha256 text not null unique,
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes integer not null check (bytes > 0),
  alt text not null default '',
  caption text not null default '',
  credit text not null default '',
  uploaded_by uuid not null references people,
  at timestamptz not null
);

-- Stored pictures, where the installation keeps them in the database.
create table blobs (
  key text primary key,
  bytes bytea not null
);
