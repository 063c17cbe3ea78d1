-- What a vehicle's terminal says beside where it is; null for phones. And why a fix is doubted: null where it is not.
alter table fix
  add alarms bigint,
  add status bigint,
  add mileage_km double precision,
  add fuel_l real,
  add satellites smallint,
  add signal smallint,
  add verdict text check (verdict in ('speed', 'altitude', 'jump'));

-- What cannot be a fix, as it was sent, for as long as somebody may ask why; each device only so many a day.
create table fix_refused (
  org         integer not null,
  id          bigint generated always as identity,
  device_id   bigint not null,
  received_at timestamptz not null default now(),
  reason      text not null check (reason in ('range', 'zero', 'ahead', 'behind')),
  sent        jsonb not null,
  primary key (org, id)
);
create index fix_refused_device on fix_refused (org, device_id, received_at);
create index fix_refused_received on fix_refused (received_at);

-- How many of a device's records were judged how, by the day (of the org's clock) on which they came in.
create table fix_quality (
  org       integer not null references org (id),
  device_id bigint not null,
  day       date not null,
  verdict   text not null,
  records   bigint not null,
  primary key (org, device_id, day, verdict)
);
