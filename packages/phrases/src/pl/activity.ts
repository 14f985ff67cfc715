import type { Phrases } from '../shape.ts';
import type { activity as english } from '../en/activity.ts';

export const activity: Phrases<typeof english> = {
  'client.created': 'Dodano klienta',
  'client.changed': 'Zmieniono dane klienta',
  'client.deleted': 'Przeniesiono klienta do kosza',
  'client.restored': 'Przywrócono klienta z kosza',
  'contact.created': 'Dodano osobę do kontaktu',
  'contact.changed': 'Zmieniono dane osoby do kontaktu',
  'contact.deleted': 'Usunięto osobę do kontaktu',
  'contact.restored': 'Przywrócono osobę do kontaktu',
  'engagement.created': 'Rozpoczęto współpracę',
  'engagement.changed': 'Zmieniono dane współpracy',
  'engagement.deleted': 'Przeniesiono współpracę do kosza',
  'engagement.restored': 'Przywrócono współpracę z kosza',
  other: 'Odnotowano zdarzenie',
};
