/**
 * What each text of the database holds, for the report about a person, for their erasure and for the archive.
 * A test compares it with the catalogue: a column that stands here nowhere fails it.
 *
 * - `words`: may hold what is about a person; an erasure takes it out.
 * - `draft`: the same while an agreement was never sent; afterwards evidence.
 * - `evidence`: kept under the legal ground of the agreement it proves.
 * - `member`: about people of the workspace itself.
 * - `own`: the workspace's own settings and templates, about nobody in particular.
 * - `code`: words of ours, ids, hashes, currencies: nothing of a person.
 * - `derived`: made again from the rest.
 * - `secret`: left out of archives.
 */
export type DataClass = 'words' | 'draft' | 'evidence' | 'member' | 'own' | 'code' | 'derived' | 'secret';
type TableMap = Readonly<Partial<Record<DataClass, string>>>;

export const DATA_MAP: Readonly<Record<string, TableMap>> = {
  access_events: { member: 'member_name subject ip user_agent', code: 'kind means detail' },
  activities: { words: 'payload actor_name', code: 'topic actor_side subject_kind through_kind', member: 'through_name' },
  agent_proposals: { words: 'input preview', code: 'operation outcome' },
  agreement_events: { evidence: 'body', code: 'type prev_hash hash' },
  agreement_versions: { evidence: 'content canonical_text', code: 'sha256 clause_hashes', member: 'frozen_by_name' },
  agreements: { words: 'title', code: 'number locale signing_level signing_order chain_head' },
  announcements: { words: 'recipient_email recipient_name params smtp_reply', code: 'topic locale subject_kind state message_id' },
  api_keys: { own: 'name', code: 'purpose scopes', secret: 'prefix secret_hash' },
  attachments: { words: 'name', code: 'media_type sha256' },
  automation_runs: { words: 'because', code: 'occasion record_kind subject_kind state acts chain made' },
  automations: { own: 'name trigger filter acts', code: 'paused_because' },
  change_set_rows: { words: 'before after kept reason', code: 'table_name action undo' },
  change_sets: { words: 'title request', code: 'kind record_kind state counts', member: 'member_name' },
  clients: { words: 'name legal_name registration address next_step notes email email_label phone phone_label website custom', code: 'kind country locale lifecycle', own: 'source' },
  codes: { evidence: 'sent_to', code: 'code_hash browser_hash purpose' },
  commitment_events: { words: 'actor_name body', code: 'type actor_side' },
  commitment_people: { words: 'name email role_title days_off', code: 'side locale ladder remind_at time_zone country' },
  commitments: { words: 'title format example owner_name owner_word backup_name expected_because stuck_words owner_days_off acceptance_terms verdict_words agreed_title agreed_format agreed_owner', code: 'side source_kind verdict owner_country' },
  contact_points: { words: 'value label', code: 'record_kind kind' },
  contact_relations: { words: 'note', code: 'relation' },
  contact_roles: { words: 'role_title', code: 'relation' },
  contacts: { words: 'name email email_label phone phone_label role_title given_name family_name address birthday next_step notes custom', code: 'locale country', own: 'source' },
  counters: { code: 'name' },
  deal_lines: { words: 'description' },
  deals: { words: 'name competitor lost_note next_step notes custom', code: 'state currency', own: 'source' },
  declines: { evidence: 'body', code: 'reason' },
  delegations: { evidence: 'note', code: 'kind' },
  device_key_ends: { evidence: 'ended_by', code: 'ended_by_side' },
  device_keys: { evidence: 'holder holder_name', code: 'side credential_id public_key transports rp_id' },
  device_signatures: { code: 'authenticator_data client_data assertion' },
  document_billing_items: { draft: 'label', code: 'currency trigger' },
  document_clauses: { draft: 'body purpose fallback summary_line summary', code: 'key binding effect' },
  document_client_inputs: { draft: 'text form', code: 'owner' },
  document_deliverables: { draft: 'name form acceptance decider' },
  document_dismissals: { draft: 'name reason', code: 'code' },
  document_edits: { draft: 'edit', member: 'member_name' },
  document_ground_rules: { draft: 'text topic' },
  document_parties: { draft: 'legal_name called_as registration address represented_by authority', code: 'side kind country' },
  document_phases: { draft: 'name description' },
  document_responsibilities: { draft: 'name role_title', code: 'side does decides asked told' },
  document_results: { draft: 'text measure baseline target', code: 'level' },
  document_scope_items: { draft: 'text', code: 'direction' },
  document_sections: { draft: 'title' },
  document_terms: { draft: 'name definition form synonyms forms' },
  document_variables: { draft: 'label value suggestions', code: 'key type' },
  documents: { words: 'title', derived: 'frames', code: 'purpose locale currency country' },
  duplicate_keys: { derived: 'key', code: 'kind' },
  duplicates: { derived: 'reasons', code: 'kind state' },
  engagements: { words: 'name next_step custom', derived: 'agreement_number', code: 'kind state standing next_turn currency' },
  erasure_keys: { code: 'key_hash' },
  erasures: { code: 'record_kind pseudonym state held', member: 'member_name' },
  expectation_answers: { words: 'actor_name to_name words', code: 'side act' },
  expectations: { words: 'words person_name said_by_name held_by_name about_name evidence_words state_words state_by_name', code: 'side noted_by about_kind evidence_kind state' },
  exports: { code: 'state sha256', member: 'member_name' },
  external_ids: { words: 'external_id', code: 'record_kind source' },
  field_values: { derived: 'text_key' },
  fields: { own: 'labels hints options', code: 'record_kind key type rules' },
  files: { words: 'name', code: 'media_type sha256 subject_kind' },
  happenings: { words: 'about words stands_in raised_by_name taken_back_by_name taken_back_because answer_subject answer', code: 'event side raised_side answer_how', member: 'answered_by_name' },
  idempotency_keys: { words: 'response', code: 'key operation request_hash' },
  import_maps: { own: 'name column_names plan', code: 'record_kind' },
  import_rows: { words: 'reasons', code: 'outcome' },
  imports: { words: 'file_name columns plan preview', code: 'record_kind pieces state failure reading counts' },
  interactions: { words: 'subject body outcome custom', code: 'kind direction' },
  invitations: { member: 'email name', code: 'role scope locale', secret: 'token_hash token_nonce' },
  lifecycle_changes: { code: 'from_lifecycle to_lifecycle' },
  links: { code: 'purpose', secret: 'token_hash token_nonce' },
  lost_reasons: { own: 'name labels' },
  meeting_acts: { words: 'actor_name words', code: 'side act' },
  meetings: { words: 'title place provider_names client_names ask_words', code: 'time_zone state ended_by ask_kind ask_side' },
  members: { member: 'name email role_title', code: 'user_id role scope locale hears_clients' },
  notices: { words: 'about subject body told_name told_by_name question answer_subject answer', code: 'happening_key event side how answer_how', member: 'answered_by_name' },
  passages: { words: 'body', code: 'key plan_sha256', member: 'written_by_name' },
  pipelines: { own: 'name labels purpose' },
  products: { own: 'name code', code: 'currency' },
  quality_rules: { code: 'record_kind check_kind field_key from_lifecycle' },
  quality_scores: { code: 'record_kind', derived: 'failing' },
  quality_weeks: { code: 'record_kind team_key' },
  quiet_hours: { words: 'email', code: 'time_zone quiet_from quiet_until days other' },
  remark_answers: { evidence: 'body wording author_name', code: 'outcome author_side' },
  remarks: { evidence: 'body purpose author_name proposal', code: 'clause_number kind author_side' },
  returned_files: { evidence: 'signatures', code: 'begins_with' },
  revocations: { evidence: 'typed_name statement', code: 'locale' },
  rights: { code: 'role record_kind scope', own: 'hidden' },
  rule_acts: { words: 'actor_name', code: 'side act rules_sha256' },
  rule_answers: { words: 'words', code: 'side card choice' },
  rule_cards: { own: 'question choices' },
  rule_rounds: { words: 'asked_name agreed', own: 'cards', code: 'picks', member: 'opened_by_name' },
  saved_views: { words: 'definition', own: 'name', code: 'record_kind sharing' },
  scan_reviews: { evidence: 'body reviewed_by', code: 'outcome' },
  scans: { evidence: 'typed_name role_title on_behalf_of handed_in_by', code: 'side locale' },
  seal_extensions: { code: 'level stamp_serial stamp_authority sha256' },
  seals: { code: 'level degraded_because certificate_serial certificate_fingerprint chain_head sha256' },
  search_entries: { derived: 'words', code: 'kind' },
  search_words: { derived: 'deletion word' },
  sendings: { evidence: 'message', member: 'sent_by_name sent_by_email', code: 'sent_by_locale' },
  signatories: { draft: 'name email role_title on_behalf_of', code: 'side locale' },
  signatures: { evidence: 'typed_name role_title on_behalf_of ip user_agent consent_text button_text', code: 'level locale document_sha256' },
  stages: { own: 'name labels what_is_done who_does_it', code: 'kind required_fields' },
  taggings: { code: 'record_kind' },
  tags: { own: 'name name_key' },
  teams: { own: 'name' },
  template_shares: { code: 'may role' },
  template_versions: { own: 'content note', member: 'kept_by_name' },
  templates: { own: 'name description', code: 'kind origin scope use_by edit_by' },
  touchpoints: { words: 'teller_name backup_name told_name phase_name', code: 'event side channel' },
  views: { code: 'viewer_side' },
  webhook_deliveries: { words: 'event response problem', code: 'topic state' },
  webhooks: { own: 'name url', code: 'topics disabled_because', secret: 'secret former_secret' },
  workspaces: { own: 'name legal_name registration address days_off', code: 'locale country currency time_zone signing_level' },
};

/** The columns of a table in a class. */
export function columnsOf(table: string, dataClass: DataClass): readonly string[] {
  return DATA_MAP[table]?.[dataClass]?.split(' ') ?? [];
}

/** Every column that the map classifies, "table.column". */
export function mappedColumns(): readonly string[] {
  return Object.entries(DATA_MAP).flatMap(([table, classes]) => Object.values(classes).flatMap((columns) => columns.split(' ').map((column) => `${table}.${column}`)));
}

/** Tables with columns in a class. */
export function tablesWith(dataClass: DataClass): readonly string[] {
  return Object.keys(DATA_MAP).filter((table) => columnsOf(table, dataClass).length > 0);
}

/** Tables that are left out of an archive: nobody else can use what is in them, or it is made again. */
export const NOT_IN_ARCHIVE: readonly string[] = ['api_keys', 'webhooks', 'webhook_deliveries', 'agent_proposals', 'idempotency_keys', 'exports', 'erasure_keys', 'search_entries', 'search_words', 'duplicate_keys'];
