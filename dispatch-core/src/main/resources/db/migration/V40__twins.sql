-- Duplicates and relapses: how near in space and time two records of one kind are taken for one thing, or for the old one come back.
alter table issue_category
  add twin_metres integer check (twin_metres between 1 and 5000),
  add twin_days integer check (twin_days between 0 and 3650),
  add relapse_metres integer check (relapse_metres between 1 and 5000),
  add relapse_days integer check (relapse_days between 0 and 3650),
  add twin_categories text[] not null default '{}'; -- that are taken for one another; either may name the other

-- What a category begins with, where nobody says otherwise.
create function issue_category_nearness() returns trigger language plpgsql as $$
declare first record;
begin
  select * into first from (values
    ('illegal_structure', 40, 365, 40, 730, '{}'),
    ('non_highway_sign', 25, 180, 30, 365, '{}'),
    ('heap', 40, 30, 50, 180, '{garbage}'),
    ('stall', 60, 14, 100, 180, '{market}'),
    ('market', 200, 60, 300, 365, '{}'),
    ('crops', 100, 120, 100, 730, '{}'),
    ('obstructed_sign', 30, 60, 30, 365, '{}'),
    ('garbage', 50, 14, 60, 180, '{}'),
    ('ditch', 50, 120, 100, 365, '{}')) known (code, twin_metres, twin_days, relapse_metres, relapse_days, twins)
    where known.code = new.code;
  new.twin_metres := coalesce(new.twin_metres, first.twin_metres, 50);
  new.twin_days := coalesce(new.twin_days, first.twin_days, 30);
  new.relapse_metres := coalesce(new.relapse_metres, first.relapse_metres, 50);
  new.relapse_days := coalesce(new.relapse_days, first.relapse_days, 180);
  if tg_op = 'INSERT' or old.twin_metres is null then
    new.twin_categories := coalesce(first.twins::text[], '{}');
  end if;
  return new;
end $$;
create trigger issue_category_nearness before insert or update on issue_category for each row execute function issue_category_nearness();
update issue_category set position = position; -- those there are get theirs
alter table issue_category
  alter twin_metres set not null, alter twin_days set not null, alter relapse_metres set not null, alter relapse_days set not null;

-- The desk's list in its orders, and by what it is asked for most. What is open is a small part of what there ever was.
create index issue_found_order on issue (org, found_at, id);
create index issue_due on issue (org, (coalesce(due_at, 'infinity'::timestamptz)), id) where state not in ('closed', 'rejected', 'merged');
create index issue_lead on issue (org, agency_id, id);
create index issue_kind on issue (org, category, id);
create index issue_on_route on issue (org, route, id) where route is not null;
create index issue_open_3857 on issue using gist (geom_3857) where state not in ('closed', 'rejected', 'merged');
