import { frameTicks, type FrameTicks, type HardTick, type TickState } from '@entente/core/document/frame-ticks';
import type { FindingCode } from '@entente/core/document/lint/lint-rules';
import { isOrder } from '@entente/core/document/order-clause';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Translator } from '@entente/phrases/translator';
import { useMemo, type ReactNode } from 'react';
import { FrameList, type FramePart } from '../../ui/frame-list.tsx';
import type { Tick } from '../../ui/frame-ticks.tsx';
import type { LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { EditorActions } from './editor-actions.ts';
import { MissingList, type Mends } from './missing-list.tsx';
import type { RecordPart } from './open-place.ts';
import { useOpenDocument } from './session-context.tsx';

const LAMP: Readonly<Record<TickState, LampState & Tick>> = { full: 'complete', half: 'partly', empty: 'missing' };
const PART_OF: Readonly<Record<HardTick['part'], RecordPart>> = { scope: 'scope_in', phases: 'phases', results: 'results', deliverables: 'deliverables', billing: 'billing', schedule: 'phases', client_inputs: 'client_inputs', responsibilities: 'responsibilities' };

type StructurePanelProps = {
  actions: EditorActions;
  readOnly: boolean;
  /** Opens the records of a part where they stand in the text. */
  onPart: (part: RecordPart, recordId?: string | null) => void;
  onClause: (clauseId: string) => void;
  /** What the page offers to mend a finding. */
  mends?: Mends | undefined;
  /** What the page adds at the foot (who signs, how long it took). */
  children?: ReactNode;
};

/** How far the document is: both frames at a glance, and what is missing before it can go out. */
export function StructurePanel({ actions, readOnly, onPart, onClause, mends, children }: StructurePanelProps) {
  const t = usePhrases();
  const { state: { content }, purpose, kind, framework } = useOpenDocument();
  const ticks = useMemo(() => frameTicks(content, { purpose, kind, under: framework }), [content, purpose, kind, framework]);
  const order = isOrder(content);
  const complete = ticks.hard.filter(({ state }) => state === 'full').length;
  const agreed = ticks.soft.filter(({ state }) => state === 'full').length;
  const name = (part: RecordPart, words: string): ReactNode => (readOnly ? words : <button type="button" className="dc-part" onClick={() => onPart(part)}>{words}</button>);
  const missing = <MissingList actions={actions} readOnly={readOnly} onPart={onPart} onClause={onClause} mends={mends} />;
  // A clause of the library stands alone: there are no frames around it.
  if (purpose === 'clause') return <div className="dc-panel">{missing}{children}</div>;
  return (
    <div className="dc-panel">
      <FrameList title={t('document.hardFrame')} count={t('document.completeOf', { count: complete, all: ticks.hard.length })} ticks={ticks.hard.map(({ state }) => LAMP[state])}
        parts={ticks.hard.map((tick) => ({ id: tick.part, state: LAMP[tick.state], name: name(PART_OF[tick.part], t(`document.tick.${tick.part}`)), words: hardWords(t, tick) }))} />
      <FrameList title={t('document.softFrame')} count={ticks.soft.length === 0 && order ? t('document.held') : t('document.agreedOf', { count: agreed, all: ticks.soft.length })} ticks={ticks.soft.map(({ state }) => LAMP[state])} parts={softParts(t, ticks, (words) => name('ground_rules', words))} />
      <section className="ui-frame"><div className="ui-frame__head"><h3>{name('terms', t('document.part.terms'))}</h3><span className="meta-2">{order && content.terms.length === 0 ? t('document.held') : t('document.termCount', { count: content.terms.length })}</span></div></section>
      {missing}
      {children}
    </div>
  );
}

/** What a part lacks most, or its figures where it lacks nothing. */
function hardWords(t: Translator, { part, state, figures, lacks, lacking }: HardTick): string {
  const count = Number(figures['count'] ?? 0);
  if (state === 'half' && lacks !== null) return lackWords(t, lacks.code, { count: lacking, all: count });
  if (part === 'schedule') return scheduleWords(t, { from: String(figures['from']), to: String(figures['to']) });
  if (state === 'empty') return t('document.figure.nothing');
  if (part === 'scope') return t('document.figure.scope', { in: Number(figures['in']), out: Number(figures['out']) });
  return part === 'results' ? t('document.figure.results', { count, measured: Number(figures['measured']) }) : t('document.figure.count', { count });
}

function lackWords(t: Translator, code: FindingCode, counts: { count: number; all: number }): string {
  const key = `finding.lack.${code}`;
  return t.has(key) ? t(key, counts) : t('finding.lack.other');
}

function scheduleWords(t: Translator, { from, to }: { from: string; to: string }): string {
  const words = frameWords(t.locale);
  if (to === '') return t('document.figure.noDates');
  return from === to ? words.day(to) : words.say('phase.from_to', { from: words.day(from), to: words.day(to) });
}

function softParts(t: Translator, { soft, ownRules }: FrameTicks, name: (words: string) => ReactNode): readonly FramePart[] {
  const topics = (state: TickState): string => soft.filter((tick) => tick.state === state).map(({ topic }) => t(`document.topicShort.${topic}`)).join(', ');
  const [agreed, open] = [topics('full'), topics('empty')];
  const own = ownRules === 0 ? '' : t('document.ownRules', { count: ownRules });
  return [
    ...(agreed === '' && own === '' ? [] : [{ id: 'agreed', state: 'complete' as const, name: name(t('document.agreed')), words: [agreed, own].filter((words) => words !== '').join(', ') }]),
    ...(open === '' ? [] : [{ id: 'open', state: 'missing' as const, name: name(t('document.notAsked')), words: open }]),
  ];
}
