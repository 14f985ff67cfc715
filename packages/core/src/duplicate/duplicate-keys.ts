import { numbersIn } from '../kernel/erasure-key.ts';
import { foldText } from '../search/fold-text.ts';
import { isLegalForm } from '../search/legal-form.ts';
import { writtenNumbers } from '../search/number-runs.ts';
import { readPhone } from '../search/phone-number.ts';
import { soundKeys } from '../search/sound-keys.ts';
import { splitWords, writtenTogether } from '../search/split-words.ts';

/** Kinds of records that are compared with each other. */
export const DUPLICATE_KINDS = ['client', 'contact'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

/** Why two records may be one. */
export const DUPLICATE_REASONS = ['email', 'phone', 'registration', 'name', 'nameAndClient', 'website'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What of a record is compared. `client` is the name of a contact's firm. */
export type ComparedTexts = {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly registration?: string;
  readonly website?: string;
  readonly client?: string;
  /** Two letters, for phones without a code. */
  readonly country: string;
};

/** A key that records of one kind share when they may be the same. */
export type DuplicateKey = { readonly reason: DuplicateReason; readonly key: string };

/** The letter before a stored key says its reason. */
const LETTERS: Readonly<Record<DuplicateReason, string>> = { email: 'm', phone: 'p', registration: 'r', name: 'n', nameAndClient: 'f', website: 'w' };
const MOST_NAME_KEYS = 8;
const SHORTEST_REGISTRATION = 7;
/** Everybody's addresses say nothing about who somebody is. */
const SHARED_BOXES = new Set('info biuro kontakt contact office hello mail poczta sekretariat recepcja admin administrator support help pomoc sales handlowy sprzedaz marketing hr kadry rekrutacja noreply no-reply newsletter faktury ksiegowosc zakupy office1 priemnaya zakaz otdel'.split(' '));
const FREE_MAIL = new Set('gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com proton.me protonmail.com wp.pl o2.pl onet.pl interia.pl op.pl poczta.onet.pl gazeta.pl tlen.pl mail.ru yandex.ru ya.ru bk.ru list.ru inbox.ru rambler.ru ukr.net gmx.de web.de'.split(' '));

/** The keys under which a record meets its duplicates, as they are stored. */
export function duplicateKeys(kind: DuplicateKind, texts: ComparedTexts): readonly string[] {
  const keys = kind === 'client' ? clientKeys(texts) : contactKeys(texts);
  return [...new Set(keys.map(({ reason, key }) => `${LETTERS[reason]}:${key}`.slice(0, 200)))];
}

/** The reason of a stored key, null for one that this program does not know. */
export function reasonOf(stored: string): DuplicateReason | null {
  return DUPLICATE_REASONS.find((reason) => stored.startsWith(`${LETTERS[reason]}:`)) ?? null;
}

function clientKeys({ names, emails, phones, registration = '', website = '', country }: ComparedTexts): readonly DuplicateKey[] {
  return [
    ...names.flatMap((name) => nameKeys(name, isLegalForm)).map((key): DuplicateKey => ({ reason: 'name', key })),
    ...emailKeys(emails, { shared: true }),
    ...phoneKeys(phones, country),
    ...registrations(registration).map((key): DuplicateKey => ({ reason: 'registration', key })),
    ...websiteKeys([website, ...emails.map((email) => email.slice(email.indexOf('@') + 1))]),
  ];
}

/** Numbers that many firms share: the code of a tax office (КПП), by its name or behind the ten digits of an ИНН, and how much capital there is. */
const SHARED_NUMBERS = /(?:кпп|kpp)[\s:№]{0,3}\d{9}(?!\d)|(?<=(?<!\d)\d{10}[\s/\\]{1,3})\d{9}(?!\d)|(?:kapita[łl]|капитал|capital)\p{L}{0,12}[^\p{L}\d]{0,5}\d[\d\s.,]{0,30}/giu;

/** Each number that stands in the field and is its firm's own; where none is long enough by itself, all its digits. */
function registrations(field: string): readonly string[] {
  const text = field.replaceAll(SHARED_NUMBERS, ';');
  const [each, digits] = [writtenNumbers(text), text.replaceAll(/\D/gu, '')];
  return each.length > 0 || digits.length < SHORTEST_REGISTRATION ? each : [digits.slice(0, 30)];
}

/** A name alone says little of a person; with the firm it says much, and so does a name that more than two words make. */
function contactKeys({ names, emails, phones, client = '', country }: ComparedTexts): readonly DuplicateKey[] {
  const persons = names.flatMap((name) => nameKeys(name));
  const firms = client === '' ? [] : nameKeys(client, isLegalForm).slice(0, 2);
  return [
    ...persons.filter((key) => key.includes(' ')).map((key): DuplicateKey => ({ reason: 'name', key })),
    ...persons.flatMap((person) => firms.map((firm): DuplicateKey => ({ reason: 'nameAndClient', key: `${person}|${firm}` }))),
    ...emailKeys(emails, { shared: false }),
    ...phoneKeys(phones, country),
  ];
}

/**
 * A name as it sounds, its words in one order: "Щукина Юлия", "Julia Szczukina" and "Shchukina Yulia" share a key.
 * What may as well be written together has a key for that too: "Jan-Pol" and "Janpol", "Z.P.H." and "ZPH". At most
 * eight readings of each.
 */
export function nameKeys(name: string, isSkipped: (foldedWord: string) => boolean = () => false): readonly string[] {
  const together = writtenTogether(name);
  return [...new Set([name, ...(together === name ? [] : [together])].flatMap((text) => readingsOf(text, isSkipped)))];
}

function readingsOf(name: string, isSkipped: (foldedWord: string) => boolean): readonly string[] {
  const words = splitWords(name).map(({ word }) => word);
  const telling = words.filter((word) => !isSkipped(foldText(word)));
  let readings: readonly (readonly string[])[] = [[]];
  for (const word of (telling.length === 0 ? words : telling).slice(0, 6)) {
    const keys = soundKeys(word);
    if (keys.length > 0) readings = readings.flatMap((reading) => keys.map((key) => [...reading, key])).slice(0, MOST_NAME_KEYS);
  }
  return readings.map((reading) => [...reading].sort().join(' ')).filter((key) => key.length > 2);
}

/** One address however it is written: case, "+label" and, where they mean nothing, dots. */
export function plainEmail(email: string): string {
  const [local = '', domain = ''] = email.trim().toLowerCase().split('@');
  if (domain === '') return '';
  const [name = ''] = local.split('+');
  const host = domain === 'googlemail.com' ? 'gmail.com' : domain;
  return `${host === 'gmail.com' ? name.replaceAll('.', '') : name}@${host}`;
}

function emailKeys(emails: readonly string[], { shared }: { shared: boolean }): readonly DuplicateKey[] {
  const plain = emails.map(plainEmail).filter((email) => email !== '' && (shared || !SHARED_BOXES.has(email.slice(0, email.indexOf('@')))));
  return plain.map((key): DuplicateKey => ({ reason: 'email', key }));
}

/**
 * The stored key of one phone, however it is written; null for what is no number.
 * @param country two letters, for numbers without a code.
 */
export function phoneKey(phone: string, country: string): string | null {
  const read = readPhone(phone, country);
  return read === null ? null : `${LETTERS.phone}:${read.international}`;
}

/** The keys under which a client is kept whose registration or tax numbers are written so. */
export function registrationKeys(registration: string): readonly string[] {
  return duplicateKeys('client', { names: [], emails: [], phones: [], registration, country: '' });
}

function phoneKeys(phones: readonly string[], country: string): readonly DuplicateKey[] {
  return phones.flatMap(numbersIn).flatMap((phone) => {
    const read = readPhone(phone, country);
    return read === null ? [] : [{ reason: 'phone', key: read.international } as const];
  });
}

function websiteKeys(addresses: readonly string[]): readonly DuplicateKey[] {
  const hosts = addresses.map((address) => (address.trim().toLowerCase().replace(/^https?:\/\//u, '').replace(/^www\./u, '').split(/[/?#:]/u)[0] ?? ''));
  return hosts.filter((host) => host.includes('.') && !FREE_MAIL.has(host)).map((key): DuplicateKey => ({ reason: 'website', key }));
}
