create table people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120 and name !~ '[|,]'),
  email text not null check (length(email) between 3 and 254),
  roles text[] not null check (roles <@ array['writer', 'sub', 'editor', 'lawyer', 'admin'] and cardinality(roles) > 0),
  password_hash text,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  left_at timestamptz
);
create unique index people_email on people (lower(email)) where left_at is null;

-- The demonstration newsroom, once it was begun: one that was not finished is made anew.
create table demo_newsroom (
  begun_at timestamptz not null,
  finished_at timestamptz
);

create table invites (
  token_hash text primary key,
  person_id uuid not null references people,
  kind text not null check (kind in ('invite', 'reset')),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sessions (
  token_hash text primary key,
  person_id uuid not null references people,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_person on sessions (person_id);

-- Wrong passwords by account and by address: `key` is a hash of either.
create table tries (
  key text primary key,
  wrong integer not null,
  last_at timestamptz not null
);

create table desks (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  position integer not null default 0,
  on_duty uuid references people,
  closed_at timestamptz
);

-- Requests a minute, counted where every process sees them. A crash may forget them, so they wait for no disk.
create unlogged table rates (
  key text not null,
  minute bigint not null,
  asked integer not null,
  primary key (key, minute)
);

create table idempotency (
  key text not null,
  person_id uuid not null,
  request_hash text not null,
  status integer not null,
  reply jsonb,
  at timestamptz not null,
  primary key (key, person_id)
);
