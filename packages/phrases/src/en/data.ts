export const data = {
  erasedPerson: 'Erased person {mark}',
  pseudonym_client: 'Deleted client {mark}',
  pseudonym_contact: 'Deleted contact {mark}',
  pseudonym_deal: 'Deleted deal {mark}',
  pseudonym_engagement: 'Deleted engagement {mark}',
  pseudonym_interaction: 'Deleted note {mark}',
} as const;
