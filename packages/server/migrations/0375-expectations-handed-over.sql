-- An expectation stays when the one who stands for it leaves: it is handed over to somebody else of the same side, as a
-- line of what was said to it, with who did it and why.
alter table expectations
  -- of what we expect: the member who stands for it; of what the client expects that is person_id
  add column held_by uuid,
  add column held_by_name text not null default '';
alter table expectation_answers
  add column to_name text not null default '',
  -- the person of the client who had it until then
  add column from_person_id uuid,
  drop constraint expectation_answers_act_check,
  add constraint expectation_answers_act_check check (act in ('said', 'changed', 'agreed', 'partly', 'doubtful', 'withdrawn', 'still', 'taken_back', 'promised', 'handed_over'));
grant update (to_name) on expectation_answers to entente_app;
create index expectation_answers_from_person on expectation_answers (workspace_id, from_person_id) where from_person_id is not null;

-- Until now whoever wrote down what we expect stands for it.
alter table expectations no force row level security;
alter table expectation_answers no force row level security;
alter table members no force row level security;
alter table commitment_people no force row level security;
alter table expectations add foreign key (workspace_id, held_by) references members (workspace_id, id);
alter table expectation_answers add foreign key (workspace_id, from_person_id) references commitment_people (workspace_id, id);
update expectations x set held_by = a.actor_id, held_by_name = x.said_by_name
from expectation_answers a
where x.side = 'provider' and a.workspace_id = x.workspace_id and a.expectation_id = x.id and a.position = 1
  and exists (select 1 from members m where m.workspace_id = a.workspace_id and m.id = a.actor_id);
alter table expectations force row level security;
alter table expectation_answers force row level security;
alter table members force row level security;
alter table commitment_people force row level security;

-- What both sides expect in all engagements, soonest to look at again first.
create index expectations_list on expectations (workspace_id, review_on, id);
