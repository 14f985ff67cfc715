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
  'agreement.created': 'Powstał szkic umowy',
  'agreement.changed': 'Zmieniono ustawienia umowy',
  'agreement.deleted': 'Przeniesiono umowę do kosza',
  'agreement.restored': 'Przywrócono umowę z kosza',
  'agreement.reopened': 'Ponownie otwarto treść po podpisie',
  'agreement.evidence_exported': 'Zapisano dowody do pliku',
  'agreement_version.frozen': 'Utrwalono wersję',
  'signatory.changed': 'Zmiana osób podpisujących',
  'remark.added': 'Pytanie lub propozycja do punktu umowy',
  'remark.answered': 'Odpowiedź w sprawie punktu umowy',
  other: 'Odnotowano zdarzenie',
};
