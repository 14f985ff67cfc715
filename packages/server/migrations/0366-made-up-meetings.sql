-- Which meeting, that did not take place because of us, this one makes up for. That one stays owed: the debt is
-- covered while this one is planned, ends when it is held or counts as held, and is open again once it is called off.
-- What was covered before this column came stays settled: nobody wrote down by which meeting.
alter table meetings add column makes_up_id uuid;
alter table meetings no force row level security;
alter table meetings add foreign key (workspace_id, makes_up_id) references meetings (workspace_id, id);
alter table meetings force row level security;
