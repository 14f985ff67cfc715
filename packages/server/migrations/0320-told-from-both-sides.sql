-- Who of the client was told, or told us: a line that names somebody else since does not show them what went before.
alter table notices add column person_id uuid;
-- That they have read it; what they asked about it, once, and what was answered.
alter table notices add column read_at timestamptz;
alter table notices add column question text not null default '' check (length(question) <= 1000);
alter table notices add column asked_at timestamptz;
alter table notices add column answered_at timestamptz;
alter table notices add column answered_by_name text not null default '';
alter table notices add column answer_how text check (answer_how in ('mail', 'phone', 'meeting'));
alter table notices add column answer_subject text not null default '' check (length(answer_subject) <= 200);
alter table notices add column answer text not null default '' check (length(answer) <= 4000);
alter table notices add constraint notices_asked_check check (question = '' or asked_at is not null);
alter table notices add constraint notices_answered_check check (answered_at is null or asked_at is not null);
create index notices_asked on notices (workspace_id, engagement_id) where asked_at is not null and answered_at is null;
create index notices_told_at on notices (workspace_id, told_at, id);

-- Where a line stands as it was, its notices are of the person it names.
alter table notices no force row level security;
alter table touchpoints no force row level security;
update notices set person_id = touchpoints.told_id from touchpoints
  where touchpoints.workspace_id = notices.workspace_id and touchpoints.id = notices.touchpoint_id and notices.side = 'provider' and notices.told_name = touchpoints.told_name;
update notices set person_id = touchpoints.teller_id from touchpoints
  where touchpoints.workspace_id = notices.workspace_id and touchpoints.id = notices.touchpoint_id and notices.side = 'client' and notices.told_by_name = touchpoints.teller_name;
alter table touchpoints force row level security;
alter table notices force row level security;

-- Whom of the client a happening is about, or who of them raised it on their own page.
alter table happenings add column person_id uuid;
alter table happenings add column raised_side text not null default 'provider' check (raised_side in ('provider', 'client'));
-- The last day of an absence, who stands in; the promise that will be late, the day it was due and the one they expect.
alter table happenings add column until_on date;
alter table happenings add column stands_in text not null default '' check (length(stands_in) <= 160);
-- why it will be late, or what else they said
alter table happenings add column words text not null default '' check (length(words) <= 400);
alter table happenings add column commitment_id uuid;
alter table happenings add column promised_on date;
alter table happenings add column expected_on date;
alter table happenings add column answered_at timestamptz;
alter table happenings add column answered_by_name text not null default '';
alter table happenings add column answer_how text check (answer_how in ('mail', 'phone', 'meeting'));
alter table happenings add column answer_subject text not null default '' check (length(answer_subject) <= 200);
alter table happenings add column answer text not null default '' check (length(answer) <= 4000);
alter table happenings add constraint happenings_answered_check check (answered_at is null or raised_side = 'client');
alter table happenings add constraint happenings_raiser_check check (raised_side = 'provider' or person_id is not null);
alter table happenings no force row level security;
alter table commitments no force row level security;
alter table commitment_people no force row level security;
alter table happenings add foreign key (workspace_id, person_id) references commitment_people (workspace_id, id);
alter table happenings add foreign key (workspace_id, commitment_id) references commitments (workspace_id, id);
create index happenings_heard on happenings (workspace_id, engagement_id) where raised_side = 'client' and answered_at is null and taken_back_at is null;
create index happenings_raised_at on happenings (workspace_id, engagement_id, raised_at, id);

-- Another person speaks for a side.
alter table touchpoints drop constraint touchpoints_event_check;
alter table touchpoints add constraint touchpoints_event_check check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis', 'contact_change'));
alter table happenings drop constraint happenings_event_check;
alter table happenings add constraint happenings_event_check check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis', 'contact_change'));
alter table notices drop constraint notices_event_check;
alter table notices add constraint notices_event_check check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis', 'contact_change'));

-- A promise of ours that somebody of the client was given: in confided work they read it.
alter table commitments add column for_person_id uuid;
alter table commitments add foreign key (workspace_id, for_person_id) references commitment_people (workspace_id, id);
alter table commitment_people force row level security;
alter table commitments force row level security;
alter table happenings force row level security;

grant update (read_at, question, asked_at, answered_at, answered_by_name, answer_how, answer_subject, answer) on notices to entente_app;
grant update (answered_at, answered_by_name, answer_how, answer_subject, answer, stands_in, words) on happenings to entente_app;
