-- When each suggestion was made, who else has changed its words since, and what became of it: settled once, by one
-- commit of the log, and open again when that is taken back.
alter table suggestions
  add column made_at timestamptz,
  add column changed_by uuid references people,
  add column outcome text check (outcome in ('accepted', 'rejected')),
  add column settled_by uuid references people,
  add column settled_at timestamptz,
  add column settled_seq integer;
update suggestions s set made_at = coalesce(
  (select c.at from commits c where c.story_id = s.story_id and c.seq <= s.made_seq order by c.seq desc limit 1), now());
alter table suggestions alter column made_at set not null;
alter table suggestions add check (num_nonnulls(outcome, settled_by, settled_at, settled_seq) in (0, 4));

-- Words that came back when a resolve was taken back, with whose they are: whoever takes it back did not write them.
alter table commits add column returned jsonb;
