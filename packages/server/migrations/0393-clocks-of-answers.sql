-- On which days whoever leads a piece of work is away, and whose holidays they keep. The client's page counts by it when
-- an answer is due, as our own pages do, and shows none of it; our people themselves stay behind their wall, which this
-- one question opens and shuts.
create function leader_times(engagement uuid) returns table (days_off jsonb, country text)
language plpgsql stable as $$
declare
  party constant text := coalesce(current_setting('app.party', true), '');
begin
  perform set_config('app.party', '', true);
  return query
    select p.days_off, p.country
    from engagements e
    join commitment_people p on p.workspace_id = e.workspace_id and p.member_id = e.owner_id
    where e.workspace_id = current_setting('app.ws')::uuid and e.id = engagement
      and (party = '' or e.client_id = party::uuid);
  perform set_config('app.party', party, true);
end
$$;
