import type { InteractionKind } from '../kernel/interaction-kind.ts';
import { clockIn } from '../kernel/zoned-time.ts';
import { isPlannedWord, plannedDay, timesOf, type Times } from './interaction-reading.ts';
import { readMoment } from './moment-reading.ts';
import type { Draft, PreparedRow, ReadingTerms } from './row-reading.ts';

const LONGEST_BODY = 20_000;

/**
 * A row as a note, a call, a meeting, a mail or a task: what has no field of its own stands in its text. A talk that is
 * not done yet is a task for its day.
 */
export function interactionRow(terms: ReadingTerms, draft: Draft, row: number): PreparedRow {
  const { parts, names, links, problems, emptied } = draft;
  const { said, notes, times } = asHeldOrPlanned(terms, draft);
  const body = [textOf(said['body']) ?? '', ...notes].filter((part) => part !== '').join('\n');
  if (body.length > LONGEST_BODY) problems.push({ column: 0, code: 'too-long', value: body.slice(0, 200) });
  if (body === '' && said['subject'] === undefined && problems.length === 0) problems.push({ column: 0, code: 'says-nothing', value: '' });
  return { row, set: { ...said, ...(body === '' ? {} : { body }), ...times }, names, further: [], tags: [], externalId: (parts['externalId'] ?? '').slice(0, 200), links, problems, emptied };
}

type Told = { readonly said: Draft['set']; readonly notes: readonly string[]; readonly times: Times };

function asHeldOrPlanned(terms: ReadingTerms, draft: Draft): Told {
  const { plan, timeZone } = terms;
  const { happenedAt, dueOn, doneAt, isDone, ...said } = draft.set;
  const kind = (said['kind'] ?? plan.interactionKind ?? 'note') as InteractionKind;
  const times = { ...given({ happenedAt: textOf(happenedAt), dueOn: textOf(dueOn), doneAt: textOf(doneAt) }), isDone: textOf(isDone), dueAt: momentOf(textOf(dueOn), { time: draft.parts['due.time'], timeZone }) };
  const planned = plannedDay(kind, { ...times, outcome: textOf(said['outcome']), timeZone });
  if (planned === null) return { said: { ...said, kind }, notes: draft.notes, times: timesOf(kind, times) };
  const { outcome, ...rest } = said;
  const isWord = outcome === undefined || isPlannedWord(String(outcome));
  return { said: { ...rest, ...(isWord ? {} : { outcome }), kind: 'task' }, notes: [...plannedLines(terms, draft), ...draft.notes], times: { dueOn: planned } };
}

/** Of a talk that becomes a task: what it was to be and at which hour, under the names of their columns. */
function plannedLines({ plan, columnNames, timeZone }: ReadingTerms, { set, said, parts }: Draft): readonly string[] {
  const clock = typeof set['happenedAt'] === 'string' ? clockIn(timeZone, new Date(set['happenedAt'])).slice(11, 16) : '00:00';
  const told = [['kind', said['kind'] ?? ''], ['due.time', parts['due.time'] ?? ''], ['happenedAt', set['dueOn'] === undefined && clock !== '00:00' ? clock : '']] as const;
  return told.filter(([, text]) => text !== '').map(([target, text]) => `${columnNames[plan.columns.find(({ to }) => to === target)?.column ?? -1] ?? target}: ${text}`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A day at its hour, or at its midnight. */
function momentOf(day: string | undefined, { time = '', timeZone }: { time: string | undefined; timeZone: string }): string | undefined {
  return day === undefined ? undefined : (readMoment(`${day} ${time}`.trim(), { dates: 'ymd', timeZone }) ?? undefined);
}

function given<Key extends string>(values: Readonly<Record<Key, string | undefined>>): { readonly [Each in Key]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { readonly [Each in Key]?: string };
}
