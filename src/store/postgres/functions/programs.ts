/**
 * Which programs work here now. Each holds an advisory lock in one session, which the server lets go of with the
 * session: no clock of theirs is asked, and one that only stands still is not taken for dead. One that lost its session
 * comes back for its lock within a moment; after the server itself was away, they all do at once, and need longer.
 */

/** Of the locks in which the second number is a program's. */
export const PRESENCE = 7739

export const PROGRAMS = `
create function @present() returns integer[] language sql as $$
  select array(select objid::integer from pg_locks where locktype = 'advisory' and classid = ${PRESENCE} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database()))
$$;

/* Seen missing for long enough, or never heard of. */
create function @alive() returns integer[] language plpgsql as $$
declare
  v_present integer[] := @present();
  v_started timestamptz := pg_postmaster_start_time();
begin
  return array(select id from program where not ended
    and (id = any(v_present) or missing is null or clock_timestamp() - missing <
      case when began < v_started and clock_timestamp() - v_started < interval '20 s' then interval '10 s' else interval '0.7 s' end));
end $$;

/* Whether a program that has ended left something; and what a program must know to work here. */
create function @look(p_me integer, out o_left boolean, out o_readable integer) language plpgsql as $$
declare
  v_present integer[] := @present();
  v_alive integer[];
begin
  if exists (select 1 from program where not ended and (missing is null) <> (id = any(v_present))) then
    update program set missing = case when id = any(v_present) then null else clock_timestamp() end
    where not ended and (missing is null) <> (id = any(v_present));
  end if;
  v_alive := @alive();
  o_left := exists (select 1 from call where state = 'sending' and not (coalesce(sender, 0) = any(v_alive)))
    or exists (select 1 from delivery where not done and not (coalesce(taker, 0) = any(v_alive)));
  if not o_left then delete from program where not (id = any(v_alive)) and id <> p_me; end if;
  select max(readable_from) into o_readable from migration;
end $$;

/* Every lane is locked, since theirs are many. */
create function @recover(p_me integer, p_not_before bigint) returns void language plpgsql as $$
declare
  v_alive integer[] := @alive();
  v_lanes text[];
begin
  if exists (select 1 from call where state = 'sending' and not (coalesce(sender, 0) = any(v_alive))) then
    perform @lock_all();
    with left_over as (
      update call set state = 'waiting', doubt = true, not_before = p_not_before, sender = null
      where state = 'sending' and not (coalesce(sender, 0) = any(v_alive)) returning lane
    ) select array_agg(distinct lane) into v_lanes from left_over;
    perform @refresh(coalesce(v_lanes, '{}'));
  end if;
  update delivery set taker = p_me where not done and not (coalesce(taker, 0) = any(v_alive));
end $$;

/*
 * What is marked as being made by this program, which it knows nothing of: it never heard that it had taken it, or the
 * server lost the end of it. \`p_beginning\` are those of which it is being told.
 */
create function @release(p_me integer, p_held bigint[], p_beginning text[]) returns void language plpgsql as $$
declare
  v_lanes text[];
begin
  if not exists (
    select 1 from call where state = 'sending' and sender = p_me and not (id = any(p_held)) and not (key = any(p_beginning))
  ) then return; end if;
  perform @lock_all();
  with left_over as (
    update call set state = 'waiting', doubt = true, sender = null
    where state = 'sending' and sender = p_me and not (id = any(p_held)) and not (key = any(p_beginning)) returning lane
  ) select array_agg(distinct lane) into v_lanes from left_over;
  perform @refresh(coalesce(v_lanes, '{}'));
end $$;
`
