import type { ReactNode } from 'react';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { Chip } from '../../ui/chip.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { cellWords, isEmptyCell } from '../cell-words.ts';
import type { FieldView } from '../field-words.ts';
import { daysLateOf, filledText, nextWords } from '../next-words.ts';
import { DueDay } from './due-day.tsx';

type RecordCellProps = { kind: ListKind; field: FieldView; row: RecordRow };

const MOST_TAGS = 3;

/** A cell that is read. What is missing where it should not be says so; what is late carries the triangle. */
export function RecordCell({ kind, field, row }: RecordCellProps): ReactNode {
  const t = usePhrases();
  const value = row.values[field.key];
  if (isEmptyCell(value)) return field.key === 'nextStep' ? unwritten(t, kind, row) : '';
  if (field.type === 'tags' && Array.isArray(value)) return <Tags names={value.map((id) => row.names[id] ?? '…')} />;
  const ofWork = kind === 'engagement' ? OF_WORK[field.key]?.(String(value)) : undefined;
  if (ofWork !== undefined) return <Lamp state={ofWork} size="small">{cellWords(t, { kind, field, row })}</Lamp>;
  if (DUE.includes(field.key)) return <DueDay day={String(value)} over={OVER.includes(String(row.values['state']))} />;
  return cellWords(t, { kind, field, row });
}

const OVER: readonly string[] = ['won', 'lost', 'closed'];
/** The lamp of each standing of an agreement, as its own page has it. */
const STANDINGS: Readonly<Record<string, LampState>> = { draft: 'unset', signed: 'fits', sealed: 'fits', partly_signed: 'partly', declined: 'failed', revoked: 'failed', expired: 'late' };

/** What of an engagement carries a lamp, and which. */
const OF_WORK: Readonly<Record<string, (value: string) => LampState | undefined>> = {
  agreementState: (value) => STANDINGS[value] ?? 'missing',
  turn: (value) => (value === 'ours' ? 'underway' : undefined),
  late: () => 'late',
};
const DUE: readonly string[] = ['nextStepOn', 'expectedCloseOn', 'nextDueOn'];

/** Where no next step is written: the nearest open task with what it is late by, what is planned; that there is nothing, where that is a fault. */
function unwritten(t: Translator, kind: ListKind, row: RecordRow): ReactNode {
  const { next } = row;
  const late = daysLateOf(next);
  // How late it is comes first: a narrow column cuts what is behind.
  if (next !== undefined) return <span className="is-quiet-2">{late > 0 ? <><Lamp state="late" size="small">{t('list.daysPast', { count: late })}</Lamp> </> : null}{nextWords(t, next)}</span>;
  if (filledText(row.values['nextStepOn']) !== null || kind === 'contact' || isOver(row)) return '';
  return <Lamp state="unset" size="small">{t('list.stepUnset')}</Lamp>;
}

/** A client of the past, a deal that is won or lost and work that is closed need no next step; saying that it is missing would cry wolf. */
function isOver({ values }: RecordRow): boolean {
  return values['lifecycle'] === 'former' || OVER.includes(String(values['state']));
}

function Tags({ names }: { names: readonly string[] }) {
  const rest = names.length - MOST_TAGS;
  return <span className="rl-tags" title={names.join(', ')}>{names.slice(0, MOST_TAGS).map((name) => <Chip key={name}>{name}</Chip>)}{rest > 0 ? <span className="meta">+{rest}</span> : null}</span>;
}
