-- Days on which the firm does not work besides weekends and public holidays: [{"from", "to", "name"}], soonest first.
alter table workspaces add column days_off jsonb not null default '[]';
