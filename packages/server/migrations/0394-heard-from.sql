-- Since when somebody of ours hears by mail what clients say and ask. Whoever promised something long before there was
-- such a mail, and was never written to since, does not get the words of all that time at once.
alter table commitment_people add column heard_from timestamptz not null default date_trunc('milliseconds', now()) - interval '1 day';
