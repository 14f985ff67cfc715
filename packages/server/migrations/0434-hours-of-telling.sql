-- How fast is said in hours as well: by the clock, from the moment at which it was raised, in place of working days.
-- Lines that are there keep their days.
alter table touchpoints add column within_hours integer check (within_hours between 1 and 72);
alter table touchpoints add constraint touchpoints_hours_check check (within_hours is null or (within_days = 0 and event in ('mistake', 'complaint', 'crisis')));
-- The moment by which it was due, where the plan said hours; null: the whole day.
alter table notices add column due_at timestamptz;

-- A chat is agreed on and written down like a call.
alter table touchpoints drop constraint touchpoints_channel_check;
alter table touchpoints add constraint touchpoints_channel_check check (channel in ('mail', 'phone', 'chat', 'meeting'));
alter table notices drop constraint notices_how_check;
alter table notices add constraint notices_how_check check (how in ('mail', 'phone', 'chat', 'meeting'));
alter table notices drop constraint notices_answer_how_check;
alter table notices add constraint notices_answer_how_check check (answer_how in ('mail', 'phone', 'chat', 'meeting'));
alter table happenings drop constraint happenings_answer_how_check;
alter table happenings add constraint happenings_answer_how_check check (answer_how in ('mail', 'phone', 'chat', 'meeting'));
