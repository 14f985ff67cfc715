-- A timeline holds what the firm writes for itself (notes, next steps, what a field said before). A client's
-- act is recorded in it, but no page of a client reads it.
drop policy portal_wall on activities;
create policy portal_wall on activities as restrictive for select using (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_insert on activities as restrictive for insert with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
create policy portal_no_update on activities as restrictive for update using (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_no_delete on activities as restrictive for delete using (not (coalesce(current_setting('app.party', true), '') > ''));
