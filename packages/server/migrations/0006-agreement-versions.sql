-- Which revision of the draft a version was frozen from: the draft is ahead once it has a later one.
alter table agreement_versions add column document_revision integer not null check (document_revision >= 0);
