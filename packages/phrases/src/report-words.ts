import type { PhraseKey } from './shape.ts';
import type { Translator } from './translator.ts';

/** Codes whose words stand in another area already, by "table.column" or, in any table, ".column". */
const SAID_ELSEWHERE: Readonly<Record<string, (code: string) => string>> = {
  '.locale': (code) => `option.client.locale.${code}`,
  'clients.kind': (code) => `option.client.kind.${code}`,
  'clients.lifecycle': (code) => `option.client.lifecycle.${code}`,
  '.from_lifecycle': (code) => `option.client.lifecycle.${code}`,
  '.to_lifecycle': (code) => `option.client.lifecycle.${code}`,
  '.email_label': (code) => `option.contact.emailLabel.${code}`,
  '.phone_label': (code) => `option.contact.phoneLabel.${code}`,
  'contact_points.label': (code) => `option.contact.phoneLabel.${code}`,
  'contact_points.kind': (code) => `contact.point_${code}`,
  'contact_roles.relation': (code) => `contact.role_${code}`,
  'contact_relations.relation': (code) => `contact.out_${code}`,
  'deals.state': (code) => `option.deal.state.${code}`,
  'engagements.kind': (code) => `engagement.kind_${code}`,
  'interactions.kind': (code) => `activity.${code}.added`,
  'meetings.state': (code) => `activity.meeting.${code}`,
  'meeting_acts.act': (code) => `activity.meeting.${code}`,
  'activities.topic': (code) => `activity.${code}`,
};

/** The words for a code that a column of a report about a person holds; null where the column holds free text or the code has no words. */
export function reportCodeKey(t: Translator, { table, column, code }: { readonly table: string; readonly column: string; readonly code: string }): PhraseKey | null {
  const elsewhere = SAID_ELSEWHERE[`${table}.${column}`] ?? SAID_ELSEWHERE[`.${column}`];
  const key = elsewhere?.(code) ?? `report.code_${column}_${code}`;
  return t.has(key) ? key : null;
}
