-- Which issues reach along a road: two of them may be about one ditch, and a campaign counts its kilometres once.
create index issue_stretch on issue (org, found_at) where geometrytype(geom) = 'LINESTRING' or stake_from_mm <> stake_to_mm;
-- What is not a case of its own, which a campaign counts apart.
create index issue_left_out on issue (org, found_at) where state in ('merged', 'rejected');
-- One serves both: campaigns, that read no more of an issue than stands in here, and the desk's list by day.
drop index issue_found, issue_found_order;
create index issue_found on issue (org, found_at, id) include (category, state, agency_id, township_id, route, closed_at);

-- What was found wanting when it was last sent back; who does it again reads it on the phone.
alter table issue add rework_reason text check (length(rework_reason) between 1 and 1000);
