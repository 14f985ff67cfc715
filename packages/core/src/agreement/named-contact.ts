/** Which words of an agreement name whom the work is for, and who pays for it. */
export const WORK_CONTACTS: readonly string[] = ['coachee_contact', 'mentee_contact', 'client_contact'];
export const SPONSOR_CONTACT = 'sponsor_contact';

/** The person whom a text of an agreement ("Anna Wrona, anna@bank.example") names: by address, else by name; null where it names none of them. */
export function namedContact<Person extends { readonly name: string; readonly email: string }>(text: string, people: readonly Person[]): Person | null {
  const [plain, addresses] = [wordsOf(text), addressesIn(text)];
  return people.find(({ email }) => addresses.includes(email.toLowerCase())) ?? people.find(({ name }) => wordsOf(name).trim() !== '' && plain.includes(wordsOf(name))) ?? null;
}

/** Words alone, each between two spaces: "Joanna" holds no "Anna". */
function wordsOf(text: string): string {
  return ` ${text.toLowerCase().split(/[^\p{L}\p{N}]/u).filter((word) => word !== '').join(' ')} `;
}

/** The mail addresses of such a text, whole and in small letters: "joanna@bank.example" is not "anna@bank.example". */
export function addressesIn(text: string): readonly string[] {
  return text.toLowerCase().split(/[\s,;:|/<>()[\]"„”]/u).map((word) => (word.endsWith('.') ? word.slice(0, -1) : word)).filter((word) => word.includes('@'));
}

/** Whom the work is for, as the words of an agreement say how to reach them; empty where they say nothing. */
export function contactWords(variables: readonly { readonly key: string; readonly value: string | null }[]): string {
  return WORK_CONTACTS.map((key) => variables.find((one) => one.key === key)?.value?.trim() ?? '').find((words) => words !== '') ?? '';
}
