/** What happened, by topic; who did it stands beside, so no verb needs a gender. */
export const activity = {
  'client.created': 'Client added',
  'client.changed': 'Client’s data changed',
  'client.deleted': 'Client moved to the bin',
  'client.restored': 'Client taken out of the bin',
  'contact.created': 'Contact added',
  'contact.changed': 'Contact’s data changed',
  'contact.deleted': 'Contact removed',
  'contact.restored': 'Contact brought back',
  'engagement.created': 'Engagement started',
  'engagement.changed': 'Engagement changed',
  'engagement.deleted': 'Engagement moved to the bin',
  'engagement.restored': 'Engagement taken out of the bin',
  other: 'Something was recorded',
} as const;
