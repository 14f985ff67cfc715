import type { ActivityView, ClientView, ContactView } from '@entente/contract/client/client.contract';
import type { Lifecycle } from '@entente/core/kernel/lifecycle';
import type { Locale } from '@entente/core/kernel/locale';
import type { Selectable } from 'kysely';
import type { ToldActivity } from '../platform/activity/activity.store.ts';
import type { Clients, Contacts } from '../platform/database/tables.ts';

type ShownContact = Pick<Selectable<Contacts>, 'id' | 'clientId' | 'name' | 'email' | 'phone' | 'roleTitle' | 'locale' | 'version'>;
type ShownClient = Pick<Selectable<Clients>, 'id' | 'kind' | 'isConsumer' | 'name' | 'legalName' | 'registration' | 'address' | 'country' | 'locale' | 'lifecycle' | 'ownerId' | 'nextStep' | 'nextStepOn' | 'notes' | 'isSample' | 'version'>;

export function contactView(row: ShownContact): ContactView {
  const { id, clientId, name, email, phone, roleTitle, version } = row;
  return { id, clientId, name, email, phone, roleTitle, locale: row.locale as Locale, version };
}

export function activityView(row: ToldActivity): ActivityView {
  const { id, topic, happenedAt, recordedAt, actorName, subjectKind, subjectId } = row;
  return { id, topic, happenedAt, recordedAt, actorSide: row.actorSide as ActivityView['actorSide'], actorName, subjectKind, subjectId, through: row.throughKind === '' ? null : { kind: row.throughKind as 'key' | 'agent' | 'automation', name: row.throughName }, payload: row.payload as Record<string, unknown> };
}

export function clientView(
  row: ShownClient & { readonly ownerName: string },
  parts: { contacts: readonly ShownContact[]; engagements: readonly { id: string; name: string; kind: string; state: string }[]; activities: readonly ToldActivity[] },
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
