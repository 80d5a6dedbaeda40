/**
 * What becomes of a call. A commit that is not waited for leaves, where the server crashes, a call that was begun: its
 * channel is asked. `p_me` may only say of a call what is still its own; that it was posted anybody may.
 */
const RELAXED = "perform set_config('synchronous_commit', 'off', true);"
/** The lane may name a person. */
const OVER = "lane = '', args = '', tell = null, sorry = null, more = null, head = false"

export const CALLS = `
create function @report(p_call call, p_state text, p_why text, p_ts text, p_at bigint) returns void language plpgsql as $$
declare
  v_to text := p_call.more::json->>'report';
begin
  if v_to is null then return; end if;
  insert into record (kind, key, owner, value, at)
  values ('ended', p_call.key, v_to, json_build_object('state', p_state, 'why', p_why, 'ts', p_ts)::text, p_at)
  on conflict (kind, key) do update set owner = excluded.owner, value = excluded.value, at = excluded.at, open = false;
end $$;

create function @sent(p_id bigint, p_channel text, p_ts text, p_found boolean, p_at bigint, p_next bigint, p_all boolean)
returns boolean language plpgsql as $$
declare
  r call;
begin
  ${RELAXED}
  perform @lock(array(select lane from call where id = p_id));
  select * into r from call where id = p_id for update;
  if r.id is null or r.state = 'sent' then return false; end if;
  perform @report(r, 'sent', null, p_ts, p_at);
  update call set state = 'sent', ${OVER}, channel = p_channel, ts = p_ts, doubt = doubt or p_found, at = p_at where id = p_id;
  perform @refresh(array[r.lane]);
  if p_next is not null then
    update call set not_before = greatest(not_before, p_next)
    where head and lane = r.lane and not aside and rank >= case when p_all then 0 else 1 end;
  end if;
  return r.more is not null;
end $$;

create function @wait(p_me integer, p_id bigint, p_not_before bigint, p_doubt boolean, p_args text, p_why text, p_aside boolean, p_refused boolean)
returns void language plpgsql as $$
declare
  r call;
  v_before bigint;
  v_passable boolean;
begin
  ${RELAXED}
  perform @lock(array(select lane from call where id = p_id));
  select * into r from call where id = p_id for update;
  if r.id is null or r.state <> 'sending' or r.sender is distinct from p_me then return; end if;
  -- Of the earlier ones that wait for another try.
  select min(not_before) into v_before from call
  where state = 'waiting' and lane = r.lane and aside and (rank, id) < (r.rank, r.id);
  -- The second that is refused makes it the channel's trouble: those behind it wait for one more try of it.
  v_passable := p_aside and (not p_refused or r.attempts > 1
    or not exists (select 1 from call where state = 'waiting' and lane = r.lane and aside and id <> p_id));
  update call set state = 'waiting', doubt = p_doubt, aside = v_passable, args = coalesce(p_args, args), why = coalesce(p_why, why),
    sender = null, not_before = case when p_aside and p_refused then coalesce(v_before, p_not_before) else p_not_before end
  where id = p_id;
  perform @refresh(array[r.lane]);
end $$;

create function @fail(p_call call, p_why text, p_at bigint) returns void language plpgsql as $$
begin
  perform @report(p_call, 'failed', p_why, null, p_at);
  update call set state = 'failed', ${OVER}, why = p_why, at = p_at where id = p_call.id;
  perform @refresh(array[p_call.lane]);
end $$;

create function @failed(p_me integer, p_id bigint, p_why text, p_instead json, p_at bigint) returns boolean language plpgsql as $$
declare
  r call;
begin
  ${RELAXED}
  perform @lock(array(select lane from call where id = p_id) || array(select lane from json_to_recordset(p_instead) as c(lane text)));
  select * into r from call where id = p_id for update;
  if r.id is null or r.state in ('sent', 'failed') or (r.state = 'sending' and r.sender is distinct from p_me) then return false; end if;
  perform @fail(r, p_why, p_at);
  perform @add(p_instead, p_at, false, p_me, 0);
  return true;
end $$;

create function @withdraw(p_key text, p_why text, p_at bigint) returns boolean language plpgsql as $$
declare
  r call;
  v_any boolean := false;
begin
  perform @lock(array(select lane from call where (key = p_key or (updates = p_key and state = 'waiting'))));
  for r in select * from call where (key = p_key or (updates = p_key and state = 'waiting')) and state = 'waiting' and not doubt order by id for update loop
    perform @fail(r, p_why, p_at);
    v_any := true;
  end loop;
  return v_any;
end $$;

create function @hurry(p_doubtful bigint) returns void language plpgsql as $$
begin
  ${RELAXED}
  perform @lock_all();
  update call set aside = false, not_before = case when doubt then least(not_before, p_doubtful) else 0 end
  where state = 'waiting' and (aside or not_before > case when doubt then p_doubtful else 0 end);
  perform @refresh_all();
end $$;
`
