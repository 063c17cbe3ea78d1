-- Vehicles are looked for by any piece of their plate: 辽PA1234 by pa12, by 1234, by 辽p. Every end of the plate is a lexeme, and
-- the beginning of a lexeme is what an index finds.
create function plate_pieces(plate text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(array_agg(distinct substr(upper(plate), start)))
  from generate_series(1, length(plate)) as start
$$;

-- What finds the plates that hold a text; the quotes keep whatever it is one lexeme.
create function plate_search(piece text) returns tsquery language sql immutable strict parallel safe as $$
  select cast('''' || replace(replace(upper(piece), '\', '\\'), '''', '''''') || ''':*' as tsquery)
$$;

create index vehicle_plate on vehicle using gin (plate_pieces(plate));
