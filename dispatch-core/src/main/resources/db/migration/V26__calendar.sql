-- When an org works: the hours of its days, and the days that are not as their weekday says.
alter table org
  add work_opens time not null default '08:30',
  add work_closes time not null default '17:30',
  add check (work_opens < work_closes);

create table calendar_day (
  org   integer not null references org (id),
  day   date not null,
  works boolean not null, -- a weekend day that is worked; false: a day off
  name  text not null check (length(name) between 1 and 60),
  primary key (org, day)
);
