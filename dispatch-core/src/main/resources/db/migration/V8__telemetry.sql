-- What a vehicle's terminal says beside where it is; null for phones.
alter table fix
  add alarms bigint,
  add status bigint,
  add mileage_km double precision,
  add fuel_l real,
  add satellites smallint,
  add signal smallint;
