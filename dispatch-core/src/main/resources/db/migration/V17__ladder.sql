-- The acknowledgement ladder as data: an agency's own rules hold for it and for all below it that have none of their own.
create table ladder (
  org       integer not null references org (id),
  agency_id bigint not null,
  rules     json not null,
  version   integer not null default 1,
  primary key (org, agency_id),
  foreign key (org, agency_id) references agency (org, id)
);

alter table task
  add column previous_id bigint,                          -- the task in whose place this one is
  add column rung smallint not null default 0,            -- how many rungs were climbed for it, or for the ones before it
  add column rung_at timestamptz not null default now(),  -- since when the next one is waited for
  add column acknowledge_by timestamptz,
  add foreign key (org, previous_id) references task (org, id);
update task t set
  rung = least(t.offers - 1, 1),
  acknowledge_by = (select max(due_at) from timer where org = t.org and kind = 'task.acknowledge' and subject_id = t.id)
where t.state in ('dispatched', 'delivered', 'seen');

alter table task
  drop constraint task_state_check,
  add constraint task_state_check check (state in ('dispatched', 'delivered', 'seen', 'accepted', 'en_route', 'on_scene',
    'cleared', 'declined', 'cancelled', 'withdrawn', 'handed_over'));
drop index task_open_unit;
create unique index task_open_unit on task (org, unit_id)
  where state not in ('cleared', 'declined', 'cancelled', 'withdrawn', 'handed_over');

alter table task_milestone
  drop constraint task_milestone_milestone_check,
  add constraint task_milestone_milestone_check check (milestone in ('created', 'dispatched', 'delivered', 'seen', 'accepted',
    'en_route', 'on_scene', 'cleared', 'declined', 'cancelled', 'withdrawn', 'handed_over', 're_offered', 'leader_called',
    'escalated', 'released'));

-- Accounts that an alarm calls by name; null where it is for whoever is at the desk.
alter table alarm add column addressed_to bigint[];

-- Each kind of timer is asked for by itself, so that one that takes long holds up no other.
drop index timer_due;
create index timer_due on timer (kind, due_at);
