-- What both sides agreed about working together beside a framework agreement holds in its orders too, wherever an order
-- has no rule of its own on the same card. These functions are the one place that says what holds where.

-- Work that is confided to one person of the client; the same kinds as in core/engagement/engagement-kind.ts.
create function is_confided(kind text) returns boolean
language sql immutable as $$
  select kind in ('coaching_agreement', 'sponsored_coaching', 'mentoring_agreement')
$$;

-- The texts beside which something was agreed that holds under an agreement. Its own: itself, the agreement that it
-- changes, and each amendment that is sealed and that nobody went back on; not one that is drafted, out, taken back or in
-- the bin. Of an order besides: the sealed texts of its framework agreement, while nobody went back on that and it is not
-- in the bin. What was agreed in confided work reaches confided work alone.
create function texts_under(agreement_ids uuid[]) returns table (own_id uuid, text_id uuid, of_framework boolean)
language sql stable as $$
  select own.id, text.id, false
  from agreements own
  join agreements text on text.workspace_id = own.workspace_id and text.engagement_id = own.engagement_id
    and coalesce(text.amends_id, text.id) = coalesce(own.amends_id, own.id) and text.deleted_at is null
  where own.workspace_id = current_setting('app.ws')::uuid and own.id = any(agreement_ids)
    and (text.id = own.id or text.amends_id is null
      or (exists (select 1 from seals s where s.workspace_id = text.workspace_id and s.agreement_id = text.id)
        and not exists (select 1 from revocations r where r.workspace_id = text.workspace_id and r.agreement_id = text.id)))
  union all
  select own.id, text.id, true
  from agreements own
  join agreements root on root.workspace_id = own.workspace_id and root.id = coalesce(own.amends_id, own.id)
  join agreements framework on framework.workspace_id = own.workspace_id and framework.id = root.framework_id and framework.client_id = own.client_id
  join agreements text on text.workspace_id = own.workspace_id and (text.id = framework.id or text.amends_id = framework.id)
  join engagements here on here.workspace_id = own.workspace_id and here.id = own.engagement_id
  join engagements there on there.workspace_id = own.workspace_id and there.id = framework.engagement_id
  where own.workspace_id = current_setting('app.ws')::uuid and own.id = any(agreement_ids)
    and framework.deleted_at is null and there.deleted_at is null and text.deleted_at is null
    and (is_confided(here.kind) or not is_confided(there.kind))
    and exists (select 1 from seals s where s.workspace_id = own.workspace_id and s.agreement_id = text.id)
    and not exists (select 1 from revocations r where r.workspace_id = own.workspace_id and r.agreement_id in (framework.id, text.id))
$$;

-- Of each person of the client the newest round that both sides said yes to: beside an agreement, and beside its
-- framework agreement apart. Which card of the latter an order says anew is for the reader of both to look at.
create function rule_rounds_in_force(agreement_ids uuid[]) returns table (own_id uuid, round_id uuid, asked_email text, of_framework boolean)
language sql stable as $$
  select distinct on (held.own_id, held.of_framework, lower(asked.email)) held.own_id, round.id, lower(asked.email), held.of_framework
  from texts_under(agreement_ids) held
  join rule_rounds round on round.workspace_id = current_setting('app.ws')::uuid and round.agreement_id = held.text_id and round.agreed_at is not null
  join signatories asked on asked.workspace_id = round.workspace_id and asked.id = round.signatory_id
  order by held.own_id, held.of_framework, lower(asked.email), round.opened_at desc, round.number desc
$$;

-- When people of the client who sign orders are left alone by what was agreed beside the framework agreement: the choice on
-- the card, for each order that says nothing of its own about it. Who was asked themselves has what they said; others
-- what was agreed last, and in confided work nothing.
create function framework_quiet_hours(addresses text[]) returns table (address text, choice text, time_zone text)
language sql stable as $$
  with signed as (
    select lower(me.email) as address, own.workspace_id, own.id, own.client_id, is_confided(here.kind) as alone
    from signatories me
    join agreements own on own.workspace_id = me.workspace_id and own.id = me.agreement_id
    join agreements root on root.workspace_id = own.workspace_id and root.id = coalesce(own.amends_id, own.id)
    join engagements here on here.workspace_id = own.workspace_id and here.id = own.engagement_id
    where me.workspace_id = current_setting('app.ws')::uuid and lower(me.email) = any(addresses) and me.side = 'client' and me.removed_at is null
      and root.framework_id is not null and own.deleted_at is null and own.withdrawn_at is null
      and not exists (select 1 from revocations r where r.workspace_id = own.workspace_id and r.agreement_id in (own.id, root.id))
  ), said as (
    select held.own_id, held.asked_email, held.of_framework, round.agreed_at, rule -> 'settled' -> 'client' ->> 'choice' as choice
    from rule_rounds_in_force((select array_agg(distinct signed.id) from signed)) held
    join rule_rounds round on round.workspace_id = current_setting('app.ws')::uuid and round.id = held.round_id
    cross join lateral jsonb_array_elements(round.agreed) rule
    where rule ->> 'card' = 'quiet_hours' and rule -> 'settled' ->> 'as' <> 'talk'
  )
  select distinct on (signed.address, signed.id) signed.address, coalesce(said.choice, ''),
    coalesce((select p.time_zone from commitment_people p where p.workspace_id = signed.workspace_id and p.client_id = signed.client_id and p.email = signed.address and p.time_zone <> '' limit 1), w.time_zone)
  from signed
  join workspaces w on w.workspace_id = signed.workspace_id
  join said on said.own_id = signed.id and said.of_framework and (not signed.alone or said.asked_email = signed.address)
  where not exists (select 1 from said anew where anew.own_id = signed.id and not anew.of_framework and (not signed.alone or anew.asked_email = signed.address))
  order by signed.address, signed.id, said.asked_email <> signed.address, said.agreed_at desc
$$;
create index signatories_address on signatories (workspace_id, lower(email));
