-- A "not yet, because …" of the client begins a round of corrections. Of a round somebody of ours may say that it is
-- given beyond what the price includes, or that it mends a mistake of ours and counts as none.
alter table commitment_events drop constraint commitment_events_type_check;
alter table commitment_events add constraint commitment_events_type_check check (type in ('made', 'changed', 'done', 'accepted', 'returned', 'given', 'own_mistake', 'reopened', 'time', 'stuck', 'handed_on', 'moved', 'absorbed', 'excepted', 'removed', 'restored'));
