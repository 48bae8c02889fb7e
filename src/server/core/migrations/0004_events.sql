create table audit (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  actor_id uuid references people,
  story_id uuid references stories,
  action text not null,
  from_stage text,
  to_stage text,
  reason text,
  overrides text[] not null default '{}',
  data jsonb not null default '{}',
  request_id text,
  hash text not null
);
create index audit_story on audit (story_id, number desc);

create table outbox (
  id uuid primary key,
  at timestamptz not null,
  topic text not null,
  story_id uuid references stories,
  payload jsonb not null default '{}',
  attempts integer not null default 0,
  next_at timestamptz not null,
  done_at timestamptz
);
create index outbox_due on outbox (next_at) where done_at is null;

create table jobs (
  id uuid primary key,
  kind text not null,
  key text not null,
  run_at timestamptz not null,
  payload jsonb not null default '{}',
  attempts integer not null default 0,
  locked_until timestamptz,
  done_at timestamptz,
  error text
);
create unique index jobs_open on jobs (kind, key) where done_at is null;
create index jobs_due on jobs (run_at) where done_at is null;

create table notices (
  id uuid primary key,
  person_id uuid not null references people,
  story_id uuid references stories,
  cause text not null,
  says text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notices_person on notices (person_id, at desc);

-- What is frozen stays as it was written, for every role and every statement (promise R12).
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is frozen: rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger frozen before update or delete on commits for each row execute function refuse_change();
create trigger frozen before update or delete on versions for each row execute function refuse_change();
create trigger frozen before update or delete on editions for each row execute function refuse_change();
create trigger frozen before update or delete on audit for each row execute function refuse_change();
