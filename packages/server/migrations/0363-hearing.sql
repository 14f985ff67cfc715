-- How a member hears by mail what clients say on their pages: what cannot wait at once and the rest in the one message a day, all of it there, or nothing.
alter table members add column hears_clients text not null default 'daily' check (hears_clients in ('at_once', 'daily', 'none'));
