-- The journal. A change writes its state and an inbox row in one transaction. After the commit a sealer moves the row to
-- `journal`, where it gets the next number of its org and the hash of all before it. A number is thus given only to what is
-- already committed: a reader that asks for "seq > mine" cannot skip a row that commits late.
create table journal_inbox (
  org        integer not null references org (id),
  id         bigint generated always as identity,
  at         timestamptz not null default clock_timestamp(),
  kind       text not null,
  subject    text not null,
  subject_id bigint not null,
  version    integer not null,
  agency_id  bigint,
  unit_id    bigint,
  actor_id   bigint,
  actor_name text not null,
  device_at  timestamptz,
  data       json not null,
  primary key (org, id)
);

create table journal (
  org        integer not null references org (id),
  seq        bigint not null check (seq > 0),
  at         timestamptz not null,
  kind       text not null,
  subject    text not null,
  subject_id bigint not null,
  version    integer not null,
  agency_id  bigint,
  unit_id    bigint,
  actor_id   bigint,
  actor_name text not null,
  device_at  timestamptz,
  data       json not null,
  hash       bytea not null,
  primary key (org, seq)
);
create index journal_subject on journal (org, subject, subject_id, seq);

-- How far each org's journal has come; the last hash stands here too, so that a cut-off end is noticed.
create table journal_head (
  org  integer primary key references org (id),
  seq  bigint not null default 0,
  hash bytea not null
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal
  for each statement execute function journal_is_append_only();

-- What is due later. Any node claims a due row and acts in the same transaction, so a timer fires once and outlives its node.
create table timer (
  org        integer not null references org (id),
  id         bigint generated always as identity,
  kind       text not null,
  subject_id bigint not null,
  due_at     timestamptz not null,
  data       json not null default '{}',
  primary key (org, id)
);
create index timer_due on timer (due_at);
create index timer_subject on timer (org, kind, subject_id);

-- The answer of a create, kept with what it created, so that a repeated request gets the same answer and nothing twice.
create table idempotency (
  org         integer not null references org (id),
  account_id  bigint not null,
  key         text not null check (length(key) between 8 and 128),
  operation   text not null,
  fingerprint bytea not null,
  status      smallint not null,
  body        text not null,
  etag        text,
  location    text,
  created_at  timestamptz not null default now(),
  primary key (org, account_id, key)
);
create index idempotency_age on idempotency (created_at);
