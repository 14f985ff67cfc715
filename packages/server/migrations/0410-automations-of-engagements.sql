-- Automations are about engagements too; a run names the agreement, the promise, the expectation or the meeting that set it off.
alter table automation_runs drop constraint automation_runs_record_kind_check;
alter table automation_runs add constraint automation_runs_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement'));
alter table automation_runs add column subject_kind text not null default '' check (subject_kind in ('', 'agreement', 'commitment', 'expectation', 'meeting'));
alter table automation_runs add column subject_id uuid;
alter table automation_runs add constraint automation_runs_subject check ((subject_kind = '') = (subject_id is null));

-- Which side asked for, called off or missed a meeting is told with what was recorded of it; until now it stood in the meeting's own acts alone.
alter table activities no force row level security;
alter table meeting_acts no force row level security;
update activities set payload = activities.payload || jsonb_build_object('side', meeting_acts.side)
from meeting_acts
where meeting_acts.workspace_id = activities.workspace_id and activities.subject_kind = 'meeting' and activities.subject_id = meeting_acts.meeting_id
  and activities.topic = 'meeting.' || meeting_acts.act and activities.happened_at = meeting_acts.recorded_at and activities.payload ? 'title';
alter table meeting_acts force row level security;
alter table activities force row level security;
