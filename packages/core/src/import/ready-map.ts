import type { InteractionKind } from '../kernel/interaction-kind.ts';
import type { ImportKind } from './import-kind.ts';
import { NAME_TARGETS } from './import-plan.ts';
import { LINK_TARGETS } from './interaction-reading.ts';
import { folded, FURTHER_NUMBERS, meaningOf } from './known-names.ts';

/** Programs whose exports are known by their names of columns. */
export const IMPORT_SOURCES = ['google', 'google_old', 'outlook', 'thunderbird', 'hubspot', 'pipedrive', 'salesforce', 'vcard'] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** `each`: of interactions, what every row is. */
type Signature = { readonly source: ImportSource; readonly kind: ImportKind; readonly each?: InteractionKind; readonly names: readonly string[] };

/** All of these names (folded) must stand in the file. The first that fits counts. */
const SIGNATURES: readonly Signature[] = [
  { source: 'hubspot', kind: 'interaction', each: 'task', names: ['record id', 'task title'] },
  { source: 'hubspot', kind: 'interaction', each: 'call', names: ['record id', 'call title'] },
  { source: 'hubspot', kind: 'interaction', each: 'meeting', names: ['record id', 'meeting name'] },
  { source: 'hubspot', kind: 'interaction', each: 'mail', names: ['record id', 'email subject'] },
  { source: 'hubspot', kind: 'interaction', each: 'note', names: ['record id', 'note body'] },
  { source: 'pipedrive', kind: 'interaction', names: ['activity - subject'] },
  { source: 'pipedrive', kind: 'interaction', each: 'note', names: ['note - content'] },
  { source: 'salesforce', kind: 'interaction', names: ['subject', 'assigned', 'status', 'date'] },
  { source: 'salesforce', kind: 'interaction', each: 'meeting', names: ['whoid', 'whatid', 'startdatetime'] },
  { source: 'salesforce', kind: 'interaction', each: 'task', names: ['whoid', 'whatid', 'activitydate'] },
  { source: 'google', kind: 'contact', names: ['organization name', 'organization title', 'file as'] },
  { source: 'google_old', kind: 'contact', names: ['given name', 'family name', 'yomi name'] },
  { source: 'vcard', kind: 'contact', names: ['fn'] },
  { source: 'pipedrive', kind: 'deal', names: ['deal - title'] },
  { source: 'pipedrive', kind: 'contact', names: ['person - name'] },
  { source: 'pipedrive', kind: 'client', names: ['organization - name'] },
  { source: 'hubspot', kind: 'deal', names: ['record id', 'deal name'] },
  { source: 'hubspot', kind: 'contact', names: ['record id', 'first name', 'last name'] },
  { source: 'hubspot', kind: 'client', names: ['record id', 'company name'] },
  { source: 'salesforce', kind: 'deal', names: ['opportunity name', 'stage'] },
  { source: 'salesforce', kind: 'contact', names: ['account name', 'last name'] },
  { source: 'salesforce', kind: 'contact', names: ['accountid', 'lastname'] },
  { source: 'salesforce', kind: 'client', names: ['account name', 'billing street'] },
  { source: 'outlook', kind: 'contact', names: ['first name', 'business street', 'e-mail address'] },
  { source: 'outlook', kind: 'contact', names: ['first name', 'job title', 'e-mail address'] },
  { source: 'outlook', kind: 'contact', names: ['imie', 'drugie imie', 'telefon sluzbowy', 'adres e-mail'] },
  { source: 'outlook', kind: 'contact', names: ['имя', 'отчество', 'организация', 'рабочий телефон'] },
  { source: 'thunderbird', kind: 'contact', names: ['first name', 'display name', 'primary email'] },
  { source: 'thunderbird', kind: 'contact', names: ['imie', 'wyswietlana nazwa', 'pseudonim'] },
  { source: 'thunderbird', kind: 'contact', names: ['imie', 'nazwa wyswietlana', 'pseudonim'] },
  { source: 'thunderbird', kind: 'contact', names: ['имя', 'отображаемое имя', 'псевдоним'] },
];

/** Which program wrote a file with these names, and what its rows are; null when it is none we know. */
export function recogniseSource(names: readonly string[]): Omit<Signature, 'names'> | null {
  const present = new Set(names.map(folded));
  const found = SIGNATURES.find((signature) => signature.names.every((name) => present.has(name)));
  if (found === undefined) return null;
  const { source, kind, each } = found;
  return { source, kind, ...(each === undefined ? {} : { each }) };
}

/** Which kind a file of an unknown program most likely holds: the one that understands most of its names. */
export function guessKind(names: readonly string[]): ImportKind {
  const understood = (kind: ImportKind): number => names.filter((name) => meaningOf(kind, name) !== null).length;
  const decisive = names.some((name) => ['stageId', 'amount'].includes(meaningOf('deal', name) ?? ''));
  const isTold = names.some((name) => meaningOf('interaction', name) === 'kind') && names.some((name) => ['subject', 'body', 'happenedAt'].includes(meaningOf('interaction', name) ?? ''));
  if (isTold && understood('interaction') >= understood('deal')) return 'interaction';
  if (decisive) return 'deal';
  const person = names.some((name) => ['givenName', 'familyName', 'roleTitle', 'email'].includes(meaningOf('contact', name) ?? ''));
  return person || understood('contact') > understood('client') ? 'contact' : 'client';
}

export type ColumnSeen = { readonly name: string; readonly isEmpty: boolean };
/** Several columns may go there; everywhere else the first that is filled counts. */
const TAKES_SEVERAL = new Set(['email', 'emailLabel', 'phone', 'phoneLabel', 'notes', 'notes.line', 'tags', 'website', 'address', 'closedOn', ...LINK_TARGETS]);
/** A further line of the same address: "Business Street 2", "Улица 2 (раб. адрес)". */
const FURTHER_LINE = /(?:street|address|ulica|adres domowy|adres sluzbowy|улица|адрес) \(?#\)?(?: \(|$)/;
/** Which of several an address or a page is: kept neither as a field nor as a line. The label of a date, a relation or an own field is what it says. */
const LABELS = /^(address|website|organization) # - (type|label)$/;
/** What address books write by themselves, in English, Polish and Russian. */
const SAYS_NOTHING = new Set([
  'e-mail type', 'e-mail # type', 'e-mail display name', 'e-mail # display name', 'priority', 'private', 'sensitivity', 'photo', 'directory server', 'internet free busy', 'initials',
  'typ poczty e-mail', 'rodzaj e-mail #', 'nazwa wyswietlana e-mail', 'nazwa wyswietlana e-mail #', 'priorytet', 'prywatne', 'charakter', 'serwer katalogowy', 'internetowe informacje wolny/zajety', 'inicjaly',
  'тип эл. почты', 'тип # эл. почты', 'краткое имя эл. почты', 'краткое # имя эл. почты', 'важность', 'частное', 'пометка', 'сервер каталогов', 'сведения о доступности в интернете', 'инициалы',
]);

/**
 * What each column is proposed to become. In files of programs that we know nothing is left out silently:
 * what has no field of its own becomes a line in the notes under its name.
 */
export function proposeTargets(kind: ImportKind, columns: readonly ColumnSeen[]): readonly (string | null)[] {
  const source = recogniseSource(columns.map(({ name }) => name))?.source ?? null;
  const isKnown = source !== null;
  const taken = new Set<string>();
  // A card's ROLE is what a person does, its TITLE the position.
  const hasJobTitle = source !== 'vcard' && columns.some(({ name }) => meaningOf(kind, name) === 'roleTitle' && folded(name) !== 'title');
  const isOfThunderbird = source === 'thunderbird' && columns.some(({ name }) => folded(name) === 'месяц рождения');
  // The one date of Salesforce's reports is that for which a task is due, and the day of an event.
  const isDatedBySalesforce = source === 'salesforce' && kind === 'interaction' && !columns.some(({ name }) => meaningOf(kind, name) === 'dueOn');
  const hasTaxNumber = columns.some(({ name, isEmpty }) => !isEmpty && meaningOf(kind, name) === 'registration' && !isFurtherNumber(name));
  const asItsProgramMeans = (name: string, said: string): string => (isOfThunderbird ? (thunderbirds(name) ?? said) : isDatedBySalesforce && said === 'happenedAt' ? 'dueOn' : said);
  // "REGON" beside "NIP" is kept with its name.
  const isBeside = (meaning: string | null, name: string): boolean => meaning === 'registration' && isFurtherNumber(name) && (hasTaxNumber || taken.has(meaning) || folded(name) === OF_AN_OFFICE);
  const targets = columns.map(({ name, isEmpty }) => {
    const said = meaningIn(kind, name, hasJobTitle);
    const meaning = said === null ? null : asItsProgramMeans(name, said);
    if (!isEmpty && isBeside(meaning, name)) return 'notes.line';
    if (meaning !== null && (takesSeveral(meaning, name) || !taken.has(meaning)) && !(isEmpty && isKnown)) {
      taken.add(meaning);
      return meaning;
    }
    return isKnown && !isEmpty && !saysNothing(folded(name)) ? 'notes.line' : null;
  });
  return kind === 'contact' && !isKnown ? withBareName(columns, targets) : targets;
}

/** "Nazwa", "Название": what firms and deals are called by is the name of people where a table says no other. */
function withBareName(columns: readonly ColumnSeen[], targets: readonly (string | null)[]): readonly (string | null)[] {
  if (targets.some((to) => NAME_TARGETS.some((target) => target === to))) return targets;
  const bare = columns.findIndex(({ name }, at) => targets[at] === null && meaningOf('deal', name) === 'name' && meaningOf('client', name) === 'name');
  return targets.map((to, at) => (at === bare ? 'name' : to));
}

function takesSeveral(meaning: string, name: string): boolean {
  return TAKES_SEVERAL.has(meaning) || (meaning.endsWith('.street') && FURTHER_LINE.test(folded(name)));
}

/** In its Russian files a plain "Город" is that of the home, and "День рождения" the day alone. */
function thunderbirds(name: string): string | null {
  const plain = folded(name);
  if (plain === 'день рождения') return 'birthday.day';
  const meaning = meaningOf('contact', name);
  const isHome = meaning?.startsWith('address.') === true && !plain.endsWith('(раб.)');
  return isHome ? meaning.replace('address.', 'address2.') : null;
}

/** Many firms have the same: it says which tax office they are with, and nobody is known by it. */
const OF_AN_OFFICE = 'кпп';

function isFurtherNumber(name: string): boolean {
  return FURTHER_NUMBERS.includes(folded(name));
}

function saysNothing(name: string): boolean {
  return LABELS.test(name) || SAYS_NOTHING.has(name);
}

function meaningIn(kind: ImportKind, name: string, hasJobTitle: boolean): string | null {
  const meaning = meaningOf(kind, name);
  // "Title" beside "Job Title" is Mr and Ms; alone it is a position.
  return meaning === 'roleTitle' && hasJobTitle && folded(name) === 'title' ? null : meaning;
}
