import type { ActivityView, ClientView, ContactView } from '@entente/contract/client/client.contract';
import type { Lifecycle } from '@entente/core/kernel/lifecycle';
import type { Locale } from '@entente/core/kernel/locale';
import type { Selectable } from 'kysely';
import type { Activities, Clients, Contacts } from '../platform/database/tables.ts';

export function contactView(row: Selectable<Contacts>): ContactView {
  const { id, clientId, name, email, phone, roleTitle, version } = row;
  return { id, clientId, name, email, phone, roleTitle, locale: row.locale as Locale, version };
}

export function activityView(row: Selectable<Activities>): ActivityView {
  const { id, topic, happenedAt, recordedAt, actorName, subjectKind, subjectId } = row;
  return { id, topic, happenedAt, recordedAt, actorSide: row.actorSide as ActivityView['actorSide'], actorName, subjectKind, subjectId, through: row.throughKind === '' ? null : { kind: row.throughKind as 'key' | 'agent' | 'automation', name: row.throughName }, payload: row.payload as Record<string, unknown> };
}

export function clientView(
  row: Selectable<Clients> & { ownerName: string },
  parts: { contacts: readonly Selectable<Contacts>[]; engagements: readonly { id: string; name: string; kind: string; state: string }[]; activities: readonly Selectable<Activities>[] },
): ClientView {
  const { id, isConsumer, name, legalName, registration, address, country, ownerId, ownerName, nextStep, nextStepOn, notes, isSample, version } = row;
  return {
    id, isConsumer, name, legalName, registration, address, country, ownerId, ownerName, nextStep, nextStepOn, notes, isSample, version,
    kind: row.kind as ClientView['kind'],
    locale: row.locale as Locale,
    lifecycle: row.lifecycle as Lifecycle,
    contacts: parts.contacts.map(contactView),
    engagements: parts.engagements.map((engagement) => ({ ...engagement, state: engagement.state as 'open' | 'closed' })),
    activities: parts.activities.map(activityView),
  };
}
