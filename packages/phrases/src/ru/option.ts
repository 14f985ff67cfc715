import type { Phrases } from '../shape.ts';
import type { option as english } from '../en/option.ts';

export const option: Phrases<typeof english> = {
  'client.kind.organisation': 'фирма или организация',
  'client.kind.person': 'частное лицо',
  'client.lifecycle.lead': 'первый контакт',
  'client.lifecycle.qualified': 'есть интерес',
  'client.lifecycle.active': 'в работе',
  'client.lifecycle.former': 'бывший клиент',
  'client.locale.en': 'английский',
  'client.locale.pl': 'польский',
  'client.locale.ru': 'русский',
  'contact.locale.en': 'английский',
  'contact.locale.pl': 'польский',
  'contact.locale.ru': 'русский',
  'deal.state.open': 'в работе',
  'deal.state.won': 'выиграна',
  'deal.state.lost': 'проиграна',
};
