-- Several units on one incident, one of them in the lead; what waits in staging; what became of two reports of the same thing.
alter table task
  add column role text not null default 'lead' check (role in ('lead', 'support')),
  add column staging_name text check (length(staging_name) between 1 and 200),
  add column staging_geom geometry(Point, 4326),
  add column released_at timestamptz,
  add column unit_before text;  -- what the unit did before it was sent
update task t set role = 'support' where exists (select 1 from task first
  where first.org = t.org and first.incident_id = t.incident_id
    and (first.state in ('cleared', 'declined', 'cancelled'), first.id) < (t.state in ('cleared', 'declined', 'cancelled'), t.id));
create unique index task_lead on task (org, incident_id)
  where role = 'lead' and state not in ('cleared', 'declined', 'cancelled', 'withdrawn', 'handed_over');

alter table task_milestone add column reason_code text;

alter table incident
  add column duplicate_of bigint,  -- it was merged into this one
  add column split_from bigint,
  add foreign key (org, duplicate_of) references incident (org, id),
  add foreign key (org, split_from) references incident (org, id);
create index incident_duplicate on incident (org, duplicate_of) where duplicate_of is not null;
