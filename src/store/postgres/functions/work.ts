/** What is delivered, and what dealing with it comes to: one call of a function, one transaction. */

export const WORK = `
/* 'new'; 'after' where another program still works on an earlier one of its lane; 'known', or 'mine' where this program had taken it. */
create function @receive(p_me integer, p_key text, p_body text, p_lane text, p_at bigint) returns text language plpgsql as $$
declare
  v_position bigint;
begin
  insert into delivery (key, body, lane, taker, at) values (p_key, p_body, p_lane, p_me, p_at)
  on conflict (key) do nothing returning position into v_position;
  if v_position is null then
    return case when exists (select 1 from delivery where key = p_key and not done and taker = p_me) then 'mine' else 'known' end;
  end if;
  return case when @is_turn(p_me, p_lane, v_position) then 'new' else 'after' end;
end $$;

/* Several that came in this order. */
create function @receive_all(p_me integer, p_keys text[], p_bodies text[], p_lanes text[], p_at bigint) returns text[] language plpgsql as $$
declare
  v_came text[] := '{}';
begin
  for i in 1..cardinality(p_keys) loop
    v_came := v_came || @receive(p_me, p_keys[i], p_bodies[i], p_lanes[i], p_at);
  end loop;
  return v_came;
end $$;

create function @is_turn(p_me integer, p_lane text, p_position bigint) returns boolean language sql as $$
  select not exists (select 1 from delivery
    where not done and lane = p_lane and position < p_position and taker is distinct from p_me)
$$;

/* Null for what there is none of. \`p_quiet\` is the news where nothing is left for others to make. */
create function @finish(p_key text, p_claims json, p_calls json, p_puts json, p_removes json, p_at bigint, p_news text, p_quiet text,
  p_me integer, p_room integer, out o_finished text, out o_begun json) language plpgsql as $$
declare
  v_doubt boolean := false;
  v_kept integer;
begin
  o_begun := '{}';
  if p_calls is not null then
    perform @lock(array(select lane from json_to_recordset(p_calls) as c(lane text)));
  end if;
  if p_claims is null then
    if p_key is not null then
      update delivery set done = true, body = '', lane = null where key = p_key and not done returning doubt into v_doubt;
      if not found then o_finished := 'dealt-with'; return; end if;
    end if;
  else
    -- Whichever is in vain takes the others back.
    begin
      insert into record (kind, key, owner, value, at, open)
      select kind, key, owner, value, p_at, open
      from json_to_recordset(p_claims) as c(kind text, key text, owner text, value text, open boolean) order by 1, 2
      on conflict (kind, key) do nothing;
      get diagnostics v_kept = row_count;
      if v_kept < json_array_length(p_claims) then raise sqlstate 'SC001'; end if;
      if p_key is not null then
        update delivery set done = true, body = '', lane = null where key = p_key and not done returning doubt into v_doubt;
        if not found then raise sqlstate 'SC002'; end if;
      end if;
    exception
      when sqlstate 'SC001' then o_finished := 'claimed'; return;
      when sqlstate 'SC002' then o_finished := 'dealt-with'; return;
    end;
  end if;
  if p_calls is not null then
    o_begun := @add(p_calls, p_at, v_doubt, p_me, p_room);
    if (select count(*) from json_object_keys(o_begun)) = json_array_length(p_calls) then p_news := p_quiet; end if;
  end if;
  if p_puts is not null then
    insert into record (kind, key, owner, value, at, open)
    select distinct on (1, 2) kind, key, owner, value, p_at, open
    from rows from (json_to_recordset(p_puts) as (kind text, key text, owner text, value text, open boolean))
      with ordinality as c(kind, key, owner, value, open, n) order by 1, 2, n desc
    on conflict (kind, key) do update
    set owner = excluded.owner, value = excluded.value, at = excluded.at, open = excluded.open;
  end if;
  if p_removes is not null then
    delete from record r using json_to_recordset(p_removes) as c(kind text, key text) where r.kind = c.kind and r.key = c.key;
  end if;
  if p_news is not null then perform pg_notify('scrutineer', p_news); end if;
  o_finished := 'saved';
end $$;

create function @forget(p_before bigint, p_kinds text[], p_what text, p_limit integer) returns integer language plpgsql as $$
declare
  v_gone integer;
begin
  case p_what
    when 'delivery' then
      delete from delivery where ctid = any(array(select ctid from delivery where done and at < p_before limit p_limit));
    when 'call' then
      delete from call where ctid = any(array(
        (select ctid from call where state = 'sent' and at < p_before limit p_limit)
        union all (select ctid from call where state = 'failed' and at < p_before limit p_limit)));
    else
      delete from record where ctid = any(array(select ctid from record where kind = any(p_kinds) and at < p_before limit p_limit));
  end case;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;
`
