/** Which words of an agreement name whom the work is for, and who pays for it. */
export const WORK_CONTACTS: readonly string[] = ['coachee_contact', 'mentee_contact', 'client_contact'];
export const SPONSOR_CONTACT = 'sponsor_contact';

/** The person whom a text of an agreement ("Anna Wrona, anna@bank.example") names: by address, else by name; null where it names none of them. */
export function namedContact<Person extends { readonly name: string; readonly email: string }>(text: string, people: readonly Person[]): Person | null {
  const plain = text.toLowerCase();
  const holds = (words: string): boolean => words !== '' && plain.includes(words.toLowerCase());
  return people.find(({ email }) => holds(email)) ?? people.find(({ name }) => holds(name)) ?? null;
}
