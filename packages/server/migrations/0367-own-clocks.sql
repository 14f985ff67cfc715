-- By which clocks a single person lives, and which country's public holidays they keep; empty where it is the workspace's.
alter table commitment_people add column time_zone text not null default '' check (length(time_zone) <= 64);
alter table commitment_people add column country text not null default '' check (country = '' or country ~ '^[A-Z]{2}$');
-- The country of whose it is: here too, because people of the other side are hidden from a client's page.
alter table commitments add column owner_country text not null default '' check (owner_country = '' or owner_country ~ '^[A-Z]{2}$');
-- Hours of some days of the week in place of those of every day: [{"day", "from", "until"}], 1 is Monday.
alter table quiet_hours add column other jsonb not null default '[]';

-- People of a client keep the holidays of its country until they choose otherwise.
alter table workspaces no force row level security;
alter table clients no force row level security;
alter table commitment_people no force row level security;
alter table commitments no force row level security;
update commitment_people p set country = c.country
from clients c, workspaces w
where c.workspace_id = p.workspace_id and c.id = p.client_id and w.workspace_id = p.workspace_id and c.country ~ '^[A-Z]{2}$' and c.country <> w.country;
update commitments set owner_country = p.country
from commitment_people p
where p.workspace_id = commitments.workspace_id and p.id = commitments.owner_id and p.country <> '';
alter table workspaces force row level security;
alter table clients force row level security;
alter table commitment_people force row level security;
alter table commitments force row level security;
