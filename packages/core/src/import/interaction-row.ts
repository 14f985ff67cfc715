import type { InteractionKind } from '../kernel/interaction-kind.ts';
import { timesOf } from './interaction-reading.ts';
import { readMoment } from './moment-reading.ts';
import type { Draft, PreparedRow, ReadingTerms } from './row-reading.ts';

const LONGEST_BODY = 20_000;

/** A row as a note, a call, a meeting, a mail or a task: what has no field of its own stands in its text. */
export function interactionRow({ plan, timeZone }: ReadingTerms, { set, parts, notes, names, links, problems, emptied }: Draft, row: number): PreparedRow {
  const { happenedAt, dueOn, doneAt, isDone, ...said } = set;
  const kind = (said['kind'] ?? plan.interactionKind ?? 'note') as InteractionKind;
  const times = timesOf(kind, { ...given({ happenedAt: textOf(happenedAt), dueOn: textOf(dueOn), doneAt: textOf(doneAt) }), isDone: textOf(isDone), dueAt: momentOf(textOf(dueOn), { time: parts['due.time'], timeZone }) });
  const body = [textOf(said['body']) ?? '', ...notes].filter((part) => part !== '').join('\n');
  if (body.length > LONGEST_BODY) problems.push({ column: 0, code: 'too-long', value: body.slice(0, 200) });
  if (body === '' && said['subject'] === undefined && problems.length === 0) problems.push({ column: 0, code: 'says-nothing', value: '' });
  return { row, set: { ...said, kind, ...(body === '' ? {} : { body }), ...times }, names, further: [], tags: [], externalId: (parts['externalId'] ?? '').slice(0, 200), links, problems, emptied };
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
