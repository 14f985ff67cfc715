-- What was told before people of the client could say that they have read it waits for no such press.
alter table notices add column is_news boolean not null default true;
alter table notices no force row level security;
update notices set is_news = false where told_at < (select done_at from migration.done where name = '0320-told-from-both-sides.sql');
alter table notices force row level security;

-- That an absence brought days off that were not there before; with it, and only then, they go again.
alter table happenings add column added_days_off boolean not null default false;
alter table happenings no force row level security;
update happenings set added_days_off = true where event = 'absence' and raised_side = 'client' and taken_back_at is null;
alter table happenings force row level security;
grant update (added_days_off) on happenings to entente_app;
