-- Incidents of the past that came in from files (decision 10). They are incidents and tasks like others, all of them ended; what
-- sets them apart stands here. A milestone's `device_at` is the source's time, its `at` when we wrote it down.
alter table unit add historic boolean not null default false; -- known from a file alone: on no board, never to be sent
alter table unit drop constraint unit_check;
alter table unit add constraint unit_vehicle check (kind <> 'vehicle' or vehicle_id is not null or historic);

create table history_import (
  org         integer not null references org (id),
  id          bigint generated always as identity,
  source      text not null,
  file        text not null,
  sha256      bytea not null check (octet_length(sha256) = 32),
  rows        integer not null,
  created     integer not null,
  known       integer not null,
  listed      integer not null,
  from_at     timestamptz,
  to_at       timestamptz,
  imported_at timestamptz not null default now(),
  primary key (org, id)
);

create table past_incident (
  org         integer not null,
  incident_id bigint not null,
  source      text not null, -- whose numbers these are
  number      text not null,
  span        tstzrange not null,
  primary key (org, incident_id),
  unique (org, source, number),
  foreign key (org, incident_id) references incident (org, id)
);
create index past_incident_span on past_incident using gist (span);

create table past_task (
  org           integer not null,
  task_id       bigint not null,
  unit_id       bigint not null,
  source        text not null,
  number        text not null,
  callsign      text not null,
  dispatched_at timestamptz not null,
  times         text not null, -- every milestone as the source has it, to tell a row that comes again from one that was changed
  span          tstzrange not null, -- from dispatched to its end; empty where the source ends it no later than it begins
  primary key (org, task_id),
  unique (org, source, number, callsign, dispatched_at),
  foreign key (org, task_id) references task (org, id)
);
create index past_task_span on past_task using gist (span);
create index past_task_unit on past_task (org, unit_id);

-- Which units a source speaks of: within its span they were there, also when they did nothing.
create table past_unit (
  org     integer not null,
  unit_id bigint not null,
  source  text not null,
  primary key (org, unit_id, source),
  foreign key (org, unit_id) references unit (org, id)
);
