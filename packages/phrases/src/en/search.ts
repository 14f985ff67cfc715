/** What the search box finds, by kind. */
export const search = {
  found: 'Found',
  client: 'Clients',
  contact: 'People',
  deal: 'Deals',
  engagement: 'Engagements',
  agreement: 'Agreements',
  interaction: 'Notes',
  untitled: 'Note',
} as const;
