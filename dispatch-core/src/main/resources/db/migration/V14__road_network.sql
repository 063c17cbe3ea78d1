-- What routing needs of a road beside what the map draws.
alter table road add link boolean not null default false; -- a ramp or slip road of its class

-- Which roads an org has, as a whole: every import names them anew, last of all. Every node makes its network of them under this name,
-- which no other database has, so that what one keeps on its disk is never taken for another's.
create table road_set (
  org         integer primary key references org (id),
  version     uuid not null default gen_random_uuid(),
  imported_at timestamptz not null default now()
);
insert into road_set (org) select distinct org from road;
