-- Shown, told and counted although its engagement is closed: it was kept or called off when that was closed, or planned later.
alter table meetings add column outlasts boolean not null default false;
