-- The picture of an instant: the newest fact of each subject not after it. A keyframe keeps which facts these were, of what was not
-- over yet, so that nobody has to look farther back than to the last one. Made of the journal alone, and can be made again.
create table journal_keyframe (
  org  integer not null references org (id),
  at   timestamptz not null,
  seqs bigint[] not null,
  primary key (org, at)
);
create index journal_at on journal (org, at);
