-- What a stage asks for is a rule of quality; a rule about clients may begin to count where they have become something.
alter table quality_rules drop constraint quality_rules_check_kind_check;
alter table quality_rules add constraint quality_rules_check_kind_check check (check_kind in ('filled', 'valid', 'has_email', 'next_step', 'fresh', 'asked'));
-- Null: of every client.
alter table quality_rules add column from_lifecycle text check (from_lifecycle in ('qualified', 'active'));
