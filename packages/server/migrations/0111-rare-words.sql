-- A function that is called by another has that one's settings too. search_rare was asked by search_kind, which reads
-- no bitmap, and so nothing was left to it that the planner liked better than every row of the table: a word that
-- nobody has took seconds at a million contacts. It reads the index of terms again.
grant create on schema auth to entente_search;
set local role entente_search;
alter function auth.search_rare(text, text, integer) set enable_bitmapscan = on;
alter function auth.records_with_text(text, text) set enable_bitmapscan = on;
set local role entente_owner;
revoke create on schema auth from entente_search;
