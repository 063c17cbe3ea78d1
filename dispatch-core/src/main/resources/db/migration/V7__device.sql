-- Terminals of vehicles, beside phones; vehicles that are supervised, beside our own. An operator is an agency, so that what
-- somebody may see of its vehicles is granted like everything else.
alter table agency drop constraint agency_kind_check;
alter table agency add check (kind in ('bureau', 'squad', 'department', 'county', 'township', 'operator'));

-- What a vehicle is to us: our own, or one of the supervised classes (两客一危).
alter table vehicle add use text not null default 'enforcement'
  check (use in ('enforcement', 'coach', 'tour_bus', 'dangerous_goods'));
create unique index vehicle_terminal on vehicle (org, terminal) where terminal is not null;
create index vehicle_agency on vehicle (org, agency_id);
create index unit_vehicle on unit (org, vehicle_id) where vehicle_id is not null;

alter table device drop constraint device_kind_check;
alter table device add check (kind in ('osmand', 'field', 'owntracks', 'mqtt', 'jt808', 'jt809', 'upload'));
alter table device drop constraint device_check;
alter table device add check (kind not in ('osmand', 'owntracks') or key_hash is not null);
alter table device add vehicle_id bigint;
alter table device add foreign key (org, vehicle_id) references vehicle (org, id);
-- What names the device on its protocol: a terminal's phone number, a topic. Unlike a key, no secret.
alter table device add address text;
create unique index device_address on device (kind, address) where address is not null;
create index device_vehicle on device (org, vehicle_id) where vehicle_id is not null;

alter table fix add vehicle_id bigint;
create index fix_vehicle on fix (org, vehicle_id, at) where vehicle_id is not null;
