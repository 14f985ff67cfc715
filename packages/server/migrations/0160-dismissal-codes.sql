-- What is set aside names a rule of the reader of agreements, never words of a person.
alter table document_dismissals add constraint document_dismissals_code_check check (code ~ '^[a-z-]{1,60}$');
