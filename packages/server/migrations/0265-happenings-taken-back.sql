-- A happening that was raised by mistake is taken back, with a reason; what was told of it stands.
alter table happenings add column taken_back_at timestamptz;
alter table happenings add column taken_back_by_name text not null default '';
alter table happenings add column taken_back_because text not null default '' check (length(taken_back_because) <= 300);
alter table happenings add constraint happenings_taken_back_check check (taken_back_because = '' or taken_back_at is not null);
grant update (taken_back_at, taken_back_by_name, taken_back_because) on happenings to entente_app;
