/**
 * What may be made next in its lane is marked (`head`) whenever that changes. Whoever changes a lane holds its lock to
 * the end of the transaction, and what it reads after that is what others have committed. A lane whose lock is
 * held is skipped by whoever looks for calls to make.
 */

/** Of the lock that whoever changes every lane holds alone; others share it. */
const ALL = '8319110391'

export const LANES = `
create function @lock(p_lanes text[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(${ALL});
  -- In one order everywhere, so that nobody waits for somebody who waits for them.
  perform pg_advisory_xact_lock(k) from (select distinct hashtextextended(l, ${ALL}) as k from unnest(p_lanes) l order by 1) s;
end $$;

create function @lock_all() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(${ALL});
end $$;

create function @refresh(p_lanes text[]) returns void language plpgsql as $$
declare
  l text;
  v_heads bigint[];
begin
  foreach l in array p_lanes loop
    -- Mostly nothing waits behind what was made.
    continue when not exists (select 1 from call where state = 'waiting' and lane = l);
    v_heads := case when exists (select 1 from call where state = 'sending' and lane = l) then '{}' else
      array(select id from call where state = 'waiting' and lane = l and aside)
      || array(select id from call where state = 'waiting' and lane = l and not aside order by rank, id limit 1) end;
    update call set head = false where head and lane = l and not (id = any(v_heads));
    update call set head = true where id = any(v_heads) and not head;
  end loop;
end $$;

create function @refresh_all() returns void language plpgsql as $$
begin
  with busy as materialized (select distinct lane from call where state = 'sending'),
  heads as materialized (
    select id from call where state = 'waiting' and aside and lane not in (select lane from busy)
    union all
    select id from (select distinct on (lane) id, lane from call where state = 'waiting' and not aside order by lane, rank, id) f
    where lane not in (select lane from busy))
  update call set head = not head
  where state = 'waiting' and head <> (id in (select id from heads));
end $$;

create function @take(p_me integer, p_now bigint, p_limit integer, p_patient integer, p_held bigint[])
returns setof call language plpgsql as $$
declare
  v_lane text;
  v_lanes text[] := '{}';
  v_room integer;
begin
  if not pg_try_advisory_xact_lock_shared(${ALL}) then return; end if;
  for v_rank in 0..1 loop
    v_room := p_limit - cardinality(v_lanes);
    if v_rank = 1 then v_room := least(v_room, p_patient); end if;
    if v_room > 0 then
      for v_lane in select c.lane from call c where c.head and c.rank = v_rank and c.not_before <= p_now and not (c.id = any(p_held)) order by c.not_before, c.id loop
        continue when v_lane = any(v_lanes);
        continue when not pg_try_advisory_xact_lock(hashtextextended(v_lane, ${ALL}));
        v_lanes := v_lanes || v_lane;
        v_room := v_room - 1;
        exit when v_room <= 0;
      end loop;
    end if;
  end loop;
  if cardinality(v_lanes) = 0 then return; end if;
  -- Looked at anew, now that nobody else can change these lanes.
  return query with first as (
    select distinct on (c.lane) c.id from call c
    where c.head and c.lane = any(v_lanes) and c.not_before <= p_now and not (c.id = any(p_held)) order by c.lane, c.rank, c.id
  ), taken as (
    update call c set state = 'sending', head = false, attempts = c.attempts + 1, sender = p_me
    from first f where c.id = f.id returning c.*
  ) select * from taken order by taken.rank, taken.not_before, taken.id;
  update call set head = false where head and lane in (select c.lane from call c where c.state = 'sending' and c.lane = any(v_lanes));
end $$;

/*
 * Returns the ids of those that are this program's to make now, by their keys: the first of lanes in which nothing is left,
 * at most \`p_room\`, none that is patient.
 */
create function @add(p_calls json, p_at bigint, p_doubt boolean, p_me integer, p_room integer) returns json language plpgsql as $$
declare
  v_begun json;
  v_behind text[];
begin
  -- Each field taken out of the JSON by itself would have all of it read again.
  with given as materialized (
    select * from rows from (json_to_recordset(p_calls) as
      (key text, lane text, method text, args text, updates text, tell text, sorry text, more text, rank smallint))
      with ordinality as g(key, lane, method, args, updates, tell, sorry, more, rank, n)
  ), begun as materialized (
    select f.key from (select distinct on (lane) key, lane, rank, n from given order by lane, n) f
    where p_room > 0 and not p_doubt and f.rank = 0
      and not exists (select 1 from call o where o.lane = f.lane and o.state = 'waiting')
      and not exists (select 1 from call o where o.lane = f.lane and o.state = 'sending')
    order by f.n limit greatest(p_room, 0)
  ), made as (
    insert into call (key, lane, method, args, updates, tell, sorry, more, rank, doubt, at, state, attempts, sender)
    select g.key, lane, method, args, updates, tell, sorry, more, rank, p_doubt, p_at,
      case when b.key is null then 'waiting' else 'sending' end, case when b.key is null then 0 else 1 end,
      case when b.key is not null then p_me end
    from given g left join begun b on b.key = g.key order by n
    on conflict (key) do nothing returning key, id, state
  ) select (select json_object_agg(key, id) from made where state = 'sending'),
    array(select distinct lane from given where key not in (select key from begun)) into v_begun, v_behind;
  perform @refresh(v_behind);
  return coalesce(v_begun, '{}');
end $$;
`
