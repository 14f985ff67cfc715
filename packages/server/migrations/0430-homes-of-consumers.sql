-- Where a consumer lives is a fact of the document: it is frozen with the text, and what was signed decides about their rights.
alter table document_parties no force row level security;
-- ISO 3166-1 alpha-2; empty where it is not said
alter table document_parties add column country text not null default '' check (country ~ '^([A-Z]{2})?$');
alter table document_parties drop constraint document_parties_kind_check;
-- protected_person: a person in business whom Polish law protects like a consumer
alter table document_parties add constraint document_parties_kind_check check (kind in ('organisation', 'person', 'protected_person', 'consumer'));
alter table document_parties force row level security;
