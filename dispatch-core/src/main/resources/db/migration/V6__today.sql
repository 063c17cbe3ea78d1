-- What the wall asks every few seconds: the figures of today, and a unit's tasks.
create index incident_created on incident (org, created_at);
create index incident_closed on incident (org, closed_at) where closed_at is not null;
create index task_created on task (org, created_at);
create index task_unit on task (org, unit_id, id);
