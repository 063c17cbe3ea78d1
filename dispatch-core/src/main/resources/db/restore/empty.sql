-- Drops whatever is ours in the schema public, before a backup takes its place; what belongs to PostGIS stays.
set local client_min_messages = warning;
do $$
declare
  statement text;
  -- All before the first is run, as a dropped thing has no name any more.
  statements text[] := array(
    select format('drop %s if exists %s cascade',
        case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
        oid::regclass)
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S') and not relispartition
      -- Of an extension, or a sequence that goes with its column.
      and not exists (select from pg_depend where objid = pg_class.oid
        and (deptype = 'e' or relkind = 'S' and deptype in ('a', 'i')))
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure)
    from pg_proc
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all
    select format('drop type if exists %s cascade', oid::regtype)
    from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('d', 'e')
      and not exists (select from pg_depend where objid = pg_type.oid and deptype = 'e'));
begin
  foreach statement in array statements loop
    execute statement;
  end loop;
end
$$;
