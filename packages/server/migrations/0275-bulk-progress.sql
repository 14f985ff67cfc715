-- How far a bulk act came, beside what was asked: what was asked may name fifty thousand records and is not written again with every chunk.
alter table change_sets add column after_id uuid;
