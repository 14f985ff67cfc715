-- The way of signing that a workspace starts from may be any that is offered when an agreement is sent.
alter table workspaces drop constraint workspaces_signing_level_check;
alter table workspaces add constraint workspaces_signing_level_check check (signing_level in ('code', 'device', 'link', 'elsewhere', 'paper'));
