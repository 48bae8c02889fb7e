-- Keys that the newsroom keeps for itself, such as the one that authenticates a list's cursors.
create table secrets (
  name text primary key,
  value text not null
);

-- Which story was published under a slug: the sixth part of /news/2026/11/23/slug.
create index addresses_slug on addresses (split_part(path, '/', 6));
create index addresses_story on addresses (story_id);

-- Which editions show a picture.
create index editions_pictures on editions using gin (pictures jsonb_path_ops);
