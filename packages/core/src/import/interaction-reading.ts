import { isEmailAddress } from '../kernel/email-address.ts';
import type { InteractionKind } from '../kernel/interaction-kind.ts';
import { dayIn } from '../kernel/zoned-time.ts';

/** What programs call a talk that is still to come. */
const PLANNED: readonly string[] = ['planned', 'scheduled', 'zaplanowane', 'zaplanowana', 'запланировано', 'запланирована'];

/** By field and option. */
const WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  kind: {
    note: ['notatka', 'заметка', 'comment', 'komentarz'],
    call: ['phone call', 'logged call', 'outgoing call', 'incoming call', 'rozmowa', 'rozmowa telefoniczna', 'telefon', 'połączenie', 'звонок', 'исходящий звонок', 'входящий звонок'],
    meeting: ['spotkanie', 'встреча', 'event', 'appointment', 'lunch', 'demo', 'wydarzenie', 'собрание'],
    mail: ['email', 'e-mail', 'incoming email', 'outgoing email', 'forwarded email', 'list email', 'wiadomość', 'письмо', 'эл. письмо'],
    task: ['to do', 'to-do', 'todo', 'deadline', 'zadanie', 'задача', 'дело'],
  },
  isDone: {
    yes: ['true', '1', 'done', 'complete', 'completed', 'closed', 'finished', 'held', 'zakończone', 'zakończona', 'wykonane', 'wykonano', 'tak', 'завершено', 'завершена', 'выполнено', 'выполнена', 'да'],
    no: ['false', '0', 'to do', 'to-do', 'open', 'not started', 'not_started', 'in progress', 'in_progress', 'waiting', 'waiting on someone else', 'deferred', ...PLANNED, 'nierozpoczęte', 'w toku', 'do zrobienia', 'otwarte', 'nie', 'не начато', 'не начата', 'в работе', 'выполняется', 'открыта', 'нет'],
  },
  direction: { in: ['inbound', 'incoming', 'incoming email', 'przychodzące', 'przychodzący', 'входящий', 'входящее'], out: ['outbound', 'outgoing', 'email', 'wychodzące', 'wychodzący', 'исходящий', 'исходящее'] },
};

/** Words of other programs for an option of a field of interactions, beside its own. */
export function otherWords(field: string, option: string): readonly string[] {
  return WORDS[field]?.[option] ?? [];
}

/** How long it took, in minutes: "45", "0:45", "00:45:00"; of a column that counts seconds, those. As it stands where it is none of these. */
export function readMinutes(text: string, columnName: string): string {
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return String(Number(clock[1]) * 60 + Number(clock[2]) + (Number(clock[3] ?? 0) >= 30 ? 1 : 0));
  if (/second/i.test(columnName) && /^\d{1,7}$/.test(text)) return String(Math.round(Number(text) / 60));
  return /^\d{1,7}[.,]\d{1,9}$/.test(text) ? String(Math.round(Number(text.replace(',', '.')))) : text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '’' };

/** The words of a text that a program keeps as a page: its tags are no words. */
export function withoutTags(text: string): string {
  if (!/<\/?(?:p|div|br|span|a|ul|ol|li|b|strong|em|html|body)\b/i.test(text)) return text;
  const plain = text.replaceAll(/<(?:br|\/p|\/div|\/li)[^<>]{0,200}>/gi, '\n').replaceAll(/<[^<>]{0,2000}>/g, '');
  const lines = plain.replaceAll(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity).split('\n').map((line) => line.trimEnd());
  return lines.filter((line, at) => line !== '' || lines[at - 1] !== '').join('\n').trim();
}

/** A record that a row is about, and how it is to be found. @property column of the file */
export type Link = { readonly kind: 'client' | 'contact' | 'deal'; readonly by: 'externalId' | 'email' | 'phone' | 'name'; readonly value: string; readonly column: number };

/** What each target of a link says: of which kinds, and by what. The first kind that is found counts. */
const LINKS: Readonly<Record<string, readonly Pick<Link, 'kind' | 'by'>[]>> = {
  'link.contact': [{ kind: 'contact', by: 'name' }],
  'link.contactEmail': [{ kind: 'contact', by: 'email' }],
  'link.contactPhone': [{ kind: 'contact', by: 'phone' }],
  'link.contactId': [{ kind: 'contact', by: 'externalId' }],
  'link.client': [{ kind: 'client', by: 'name' }],
  'link.clientId': [{ kind: 'client', by: 'externalId' }],
  'link.deal': [{ kind: 'deal', by: 'name' }],
  'link.dealId': [{ kind: 'deal', by: 'externalId' }],
  'link.recordId': [{ kind: 'deal', by: 'externalId' }, { kind: 'client', by: 'externalId' }, { kind: 'contact', by: 'externalId' }],
};
export const LINK_TARGETS = ['link.contact', 'link.contactEmail', 'link.contactPhone', 'link.contactId', 'link.client', 'link.clientId', 'link.deal', 'link.dealId', 'link.recordId'] as const;

export function isLinkTarget(target: string): boolean {
  return target in LINKS;
}

/** Whom a cell says that the row is about: several with semicolons between, a person with the address in brackets ("Anna Lis (anna@lis.example)"). */
export function linksOf(target: string, text: string, column: number): readonly Link[] {
  return text.split(/;| ::: |\n/).flatMap((part) => {
    const plain = part.trim();
    if (plain === '') return [];
    const open = plain.endsWith(')') ? plain.lastIndexOf('(') : -1;
    const address = plain.slice(open + 1, -1).trim();
    const hasAddress = target === 'link.contact' && open > 0 && isEmailAddress(address);
    const named = (LINKS[target] ?? []).map((way): Link => ({ ...way, value: (hasAddress ? plain.slice(0, open).trim() : plain).slice(0, 200), column }));
    return hasAddress ? [{ kind: 'contact', by: 'email', value: address, column } as const, ...named] : named;
  });
}

/** What an interaction's row says of when it was and is to be. */
export type Times = { readonly happenedAt?: string; readonly dueOn?: string; readonly doneAt?: string };

/** Whether an outcome says that there is none yet: HubSpot keeps "Scheduled" where others say what came of a meeting. */
export function isPlannedWord(outcome: string): boolean {
  return PLANNED.includes(outcome.trim().toLowerCase());
}

type Planned = Times & { readonly isDone: string | undefined; readonly outcome: string | undefined; readonly timeZone: string };

/** The day of a talk that the file says is still to be held; null of one that was, and of what is none. A mail's moment is when it was sent: only its day that is due plans it. */
export function plannedDay(kind: InteractionKind, { happenedAt, dueOn, isDone, outcome, timeZone }: Planned): string | null {
  const isOpen = isDone === 'no' || (isDone === undefined && outcome !== undefined && isPlannedWord(outcome));
  if (!isOpen || kind === 'task' || kind === 'note') return null;
  if (dueOn !== undefined || kind === 'mail') return dueOn ?? null;
  return happenedAt === undefined ? null : dayIn(timeZone, new Date(happenedAt));
}

/** Brings the times of a row into what its kind has: only tasks have a day and are done; what has happened, has when. */
export function timesOf(kind: InteractionKind, { happenedAt, dueOn, doneAt, isDone, dueAt }: Times & { readonly isDone: string | undefined; /** The day, at its hour or midnight, as a moment. */ readonly dueAt: string | undefined }): Times {
  if (kind !== 'task') {
    const at = happenedAt ?? dueAt ?? doneAt;
    return at === undefined ? {} : { happenedAt: at };
  }
  const done = isDone === 'no' ? undefined : (doneAt ?? (isDone === 'yes' ? (happenedAt ?? dueAt) : undefined));
  return { ...(happenedAt === undefined ? {} : { happenedAt }), ...(dueOn === undefined ? {} : { dueOn }), ...(done === undefined ? {} : { doneAt: done }) };
}
