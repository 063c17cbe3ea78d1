-- Tracks beyond the day. A day that nobody can add to any more is kept as one simple line a device, when its fixes are long gone.
create table track_day (
  org        integer not null references org (id),
  mover_kind text not null check (mover_kind in ('unit', 'vehicle')),
  mover_id   bigint not null,
  day        date not null, -- in the org's time zone
  device_id  bigint not null,
  fixes      integer not null,
  mileage_km real not null,
  stops      integer not null,
  error_m    real not null, -- how far the line is off at most, at any time
  line       geometry(LineStringM, 4326) not null, -- M: Unix seconds
  primary key (org, mover_kind, mover_id, day, device_id)
);

-- How far the keeping of tracks has come: all days up to one, and of the next one the devices up to one.
create table track_keeping (
  org            integer primary key references org (id),
  closed_through date not null,
  device_after   bigint not null default 0
);

-- Who was where at a time, whoever it was. Fixes come in nearly by time, so a few pages say all that a B-tree over them would.
create index fix_at on fix using brin (at) with (pages_per_range = 16);

-- What happened to a unit, along its track.
create index journal_unit on journal (org, unit_id, at) where unit_id is not null;

-- A day's partitions with their bounds, by the catalogue and not by their names.
create view fix_partition as
select c.oid::regclass as name,
  (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''([^'']+)''\)'))[1]::timestamptz as from_at,
  (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([^'']+)''\)'))[1]::timestamptz as to_at
from pg_inherits join pg_class c on c.oid = inhrelid
where inhparent = 'fix'::regclass and pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT';
