-- Names that the agreement gives to who does it and that nobody known has; empty once somebody was chosen.
alter table commitments add column owner_word text not null default '';
