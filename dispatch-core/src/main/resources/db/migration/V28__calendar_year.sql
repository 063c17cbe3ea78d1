-- An org begins with the mainland's published holidays (State Council, arrangement for 2026), until somebody has looked them over.
alter table org add calendar_version integer not null default 1;

create table calendar_year (
  org        integer not null references org (id),
  year       smallint not null check (year between 2000 and 2200),
  checked_at timestamptz not null, -- no row: nobody has
  checked_by bigint not null,
  primary key (org, year),
  foreign key (org, checked_by) references account (org, id)
);

create function holidays_of_2026() returns table (day date, works boolean, name text) language sql immutable as $$
  select d::date, false, v.name
  from (values ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
    ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
    ('2026-10-01', '2026-10-07', '国庆节')) as v (first, last, name),
    generate_series(cast(v.first as timestamp), cast(v.last as timestamp), interval '1 day') as d
  union all
  select cast(v.day as date), true, v.name
  from (values ('2026-01-04', '元旦调休'), ('2026-02-14', '春节调休'), ('2026-02-28', '春节调休'), ('2026-05-09', '劳动节调休'),
    ('2026-09-20', '国庆节调休'), ('2026-10-10', '国庆节调休')) as v (day, name)
$$;

create function calendar_of_new_org() returns trigger language plpgsql as $$
begin
  insert into calendar_day (org, day, works, name) select new.id, day, works, name from holidays_of_2026();
  return new;
end $$;
create trigger calendar after insert on org for each row execute function calendar_of_new_org();
insert into calendar_day (org, day, works, name)
select org.id, h.day, h.works, h.name from org, holidays_of_2026() h on conflict (org, day) do nothing;

-- A hotline is answered in hours by the clock, or in working days.
alter table hotline_channel
  alter reply_hours drop not null,
  add reply_days integer check (reply_days between 1 and 250),
  add version integer not null default 1,
  add check (num_nonnulls(reply_hours, reply_days) = 1);
