-- What was answered to a note, in order. A note's own words are its first.
create table note_replies (
  id uuid primary key,
  note_id uuid not null references notes,
  by uuid not null references people,
  at timestamptz not null,
  body text not null check (length(body) > 0)
);
create index note_replies_note on note_replies (note_id, at);
