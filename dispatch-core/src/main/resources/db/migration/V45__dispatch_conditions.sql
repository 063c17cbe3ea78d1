-- What a category of incidents asks for is changed on a screen, based on the version that was seen.
alter table incident_category add version integer not null default 1;
