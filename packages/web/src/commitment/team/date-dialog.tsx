import { useState } from 'react';
import type { BoardRow } from '@entente/contract/commitment/commitment.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { intlTag } from '../../ui/time-words.ts';
import type { CommitmentActs } from './commitment-acts.ts';
import { shortDay } from './commitment-words.tsx';
import { PhoneFirst } from './phone-first.tsx';

type Decision = 'send' | 'absorb' | 'except';
type Shift = NonNullable<BoardRow['shift']>;
const WORDS = { send: 'commitment.decideSend', absorb: 'commitment.decideAbsorb', except: 'commitment.decideExcept' } as const;

/** It comes later: what would move, and what a person decides. Nothing goes out before they press. */
export function DateDialog({ row, shift, acts, onClose }: { row: BoardRow; shift: Shift; acts: CommitmentActs; onClose: () => void }) {
  const t = usePhrases();
  const [decision, setDecision] = useState<Decision>('send');
  const [note, setNote] = useState(shift.message);
  const [reason, setReason] = useState('');
  const words = { ...WORDS, except: shift.why === 'kept_late' ? 'commitment.decideLeave' : WORDS.except } as const;
  const missing = decision === 'except' && reason.trim() === '';
  const decide = async () => {
    const decided = () => api.commitment.decide({ id: row.id, decision, newDay: shift.newDay, words: (decision === 'send' ? note : reason).trim() });
    if (await acts.act(decided, ({ moved }) => ({ words: t('commitment.decided', { count: moved }) }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('commitment.decideTitle', { why: shift.why })} act={<Button kind="main" unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void decide()}>{t(words[decision])}</Button>}>
      <p>{t('commitment.decideLead', { why: shift.why, title: row.title, from: shortDay(t, shift.from), to: shortDay(t, shift.newDay), count: shift.days })}</p>
      {row.side === 'provider' && decision === 'send' ? <PhoneFirst engagementId={row.engagementId} /> : null}
      <SegmentedChoice label={t('commitment.decide')} value={decision} onChange={setDecision} segments={(['send', 'absorb', 'except'] as const).map((value) => ({ value, label: t(words[value]) }))} />
      <div className="cm-decide">
        {decision === 'send' ? <><Moves shift={shift} /><TextField label={t('commitment.note')} hint={t('commitment.noteHint')} value={note} onChange={setNote} maxLength={600} /></> : <TextField label={t('commitment.reason')} value={reason} onChange={setReason} maxLength={600} optional={decision === 'absorb' ? t('kit.optional') : undefined} />}
      </div>
    </Dialog>
  );
}

function Moves({ shift }: { shift: Shift }) {
  const t = usePhrases();
  const { moves, covered } = shift;
  if (moves.length + covered.length === 0) return <p className="meta-2">{t('commitment.decideNothing')}</p>;
  return (
    <>
      {moves.length === 0 ? null : <Lines title={t('commitment.decideMoves')} lines={moves.map(({ id, title, from, to }) => ({ id, words: t('commitment.moveLine', { title, from: shortDay(t, from), to: shortDay(t, to) }) }))} />}
      {covered.length === 0 ? null : <Lines title={t('commitment.coveredTitle')} lines={covered.map(({ id, title, days, becauseOf }) => ({ id, words: t('commitment.coveredLine', { title, count: days, causes: becauseOf.length === 0 ? 'none' : listOf(t, becauseOf) }) }))} />}
    </>
  );
}

const listOf = (t: ReturnType<typeof usePhrases>, titles: readonly string[]): string => new Intl.ListFormat(intlTag(t.locale), { type: 'conjunction' }).format(titles.map((title) => t('commitment.quoted', { title })));

function Lines({ title, lines }: { title: string; lines: readonly { id: string; words: string }[] }) {
  return (
    <section>
      <h3 className="cm-moves__title">{title}</h3>
      <ul className="cm-moves">{lines.map(({ id, words }) => <li key={id}>{words}</li>)}</ul>
    </section>
  );
}
