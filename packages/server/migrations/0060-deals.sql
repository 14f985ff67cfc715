-- Whether a deal's amount is the sum of its lines or a figure of its own; the screen says which.
alter table deals add column amount_follows_lines boolean not null default false;
-- The board of somebody who sees only their own deals, and of whoever asks for one owner's.
create index deals_owner_stage on deals (workspace_id, owner_id, stage_id, updated_at desc, id desc);
