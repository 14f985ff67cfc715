-- What the first e-mail and the first phone are for: "work", "mobile", "home", "fax", "other", or words of one's own. Added without writing any row again.
alter table clients
  add column email_label text not null default '' check (length(email_label) <= 60),
  add column phone_label text not null default '' check (length(phone_label) <= 60);
alter table contacts
  add column email_label text not null default '' check (length(email_label) <= 60),
  add column phone_label text not null default '' check (length(phone_label) <= 60);
