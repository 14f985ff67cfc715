-- What a proposal changes of the records of the frame: which record, and the edits with what stood before each.
-- Null where it proposes words. See core/agreement/record-proposal.ts.
alter table remarks add column proposal jsonb check (proposal is null or kind = 'proposal');

-- The amendment that an accepted or countered proposal of the client became; null where the words went into the draft itself.
alter table remark_answers add column amendment_id uuid;
-- A foreign key looks at the rows there are, of every workspace.
alter table remark_answers no force row level security;
alter table agreements no force row level security;
alter table remark_answers add constraint remark_answers_amendment foreign key (workspace_id, amendment_id) references agreements (workspace_id, id);
alter table remark_answers force row level security;
alter table agreements force row level security;

-- Whoever proposed it takes it back while nobody has answered.
alter table remark_answers drop constraint remark_answers_outcome_check;
alter table remark_answers add constraint remark_answers_outcome_check check (outcome in ('answered', 'accepted', 'countered', 'kept', 'taken_back'));
