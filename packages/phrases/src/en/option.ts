/** The options of built-in choices, by record kind, field and key. */
export const option = {
  'client.kind.organisation': 'firm or organisation',
  'client.kind.person': 'person',
  'client.lifecycle.lead': 'lead',
  'client.lifecycle.qualified': 'qualified',
  'client.lifecycle.active': 'active',
  'client.lifecycle.former': 'former',
  'client.locale.en': 'English',
  'client.locale.pl': 'Polish',
  'client.locale.ru': 'Russian',
  'contact.locale.en': 'English',
  'contact.locale.pl': 'Polish',
  'contact.locale.ru': 'Russian',
  'deal.state.open': 'open',
  'deal.state.won': 'won',
  'deal.state.lost': 'lost',
} as const;
