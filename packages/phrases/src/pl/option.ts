import type { Phrases } from '../shape.ts';
import type { option as english } from '../en/option.ts';

export const option: Phrases<typeof english> = {
  'client.kind.organisation': 'firma lub organizacja',
  'client.kind.person': 'osoba prywatna',
  'client.lifecycle.lead': 'pierwszy kontakt',
  'client.lifecycle.qualified': 'zainteresowany',
  'client.lifecycle.active': 'w trakcie współpracy',
  'client.lifecycle.former': 'dawny klient',
  'client.locale.en': 'angielski',
  'client.locale.pl': 'polski',
  'client.locale.ru': 'rosyjski',
  'contact.locale.en': 'angielski',
  'contact.locale.pl': 'polski',
  'contact.locale.ru': 'rosyjski',
  'deal.state.open': 'w toku',
  'deal.state.won': 'wygrana',
  'deal.state.lost': 'przegrana',
};
