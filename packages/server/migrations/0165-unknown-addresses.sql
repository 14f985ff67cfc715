-- A try to come in under an address that is nobody's belongs to no member; owners see it all the same.
alter table access_events alter column member_id drop not null;
alter table access_events drop constraint access_events_kind_check;
alter table access_events add constraint access_events_kind_check check (kind in ('signed_in', 'sign_in_refused', 'sign_in_slowed', 'second_step_refused', 'unknown_address_refused', 'signed_out', 'session_ended', 'sessions_ended', 'password_changed', 'second_factor_on', 'second_factor_off', 'backup_codes_made', 'invitation_sent', 'invitation_sent_again', 'invitation_taken_back', 'invitation_accepted', 'member_changed', 'member_deactivated', 'member_reactivated', 'right_changed', 'api_key_made', 'api_key_ended'));
alter table access_events add constraint access_events_somebody check ((member_id is null) = (kind = 'unknown_address_refused'));
