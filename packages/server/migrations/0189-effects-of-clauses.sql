-- What a clause does that the law of some country asks a form for. 'unsaid': its words are read for it.
alter table document_clauses add column effect text not null default 'unsaid'
  check (effect in ('unsaid', 'none', 'transfer_of_rights', 'exclusive_licence', 'licence', 'surety', 'penalty', 'data_processing'));

-- The agreement from which a separate document was split off, because the law asks more for a part of it than
-- a signature through a link. Such a document does not stand in the first agreement's place.
alter table agreements no force row level security;
alter table agreements add column split_from uuid;
alter table agreements add foreign key (workspace_id, split_from) references agreements (workspace_id, id);
alter table agreements force row level security;
