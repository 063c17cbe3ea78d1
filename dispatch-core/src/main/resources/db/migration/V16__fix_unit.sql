-- Supervised vehicles are most of the fixes, and none of them has a unit: they need no entry in the units' index.
drop index fix_unit;
create index fix_unit on fix (org, unit_id, at) where unit_id is not null;
