-- What a single person chose for themselves: when they are reminded, when they are left alone, on which days they are away.
alter table commitment_people add column remind_at text not null default '09:00' check (length(remind_at) = 5);
-- [{"from", "to"}], soonest first
alter table commitment_people add column days_off jsonb not null default '[]';
-- Days off of whose it is: here too, because people of the other side are hidden from a client's page.
alter table commitments add column owner_days_off jsonb not null default '[]';

-- Quiet hours that a person chose stand beside those that were agreed, and go before them.
alter table quiet_hours add column own boolean not null default false;
alter table quiet_hours drop constraint quiet_hours_pkey;
alter table quiet_hours add primary key (workspace_id, email, source_id);
