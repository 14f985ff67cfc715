import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { shortDay } from './commitment-words.tsx';
import './commitment.css';

type T = ReturnType<typeof usePhrases>;
const LAMPS = { unanswered: 'unset', agreed: 'complete', partly: 'underway', doubtful: 'failed', withdrawn: 'missing' } as const;

/** How far it is shared, by a lamp with its word; and what it asks of us. */
export function ExpectationLamp({ row: { state, waits, side, person } }: { row: Pick<ExpectationRow, 'state' | 'waits' | 'side' | 'person'> }) {
  const t = usePhrases();
  if (waits === 'answer') return <Lamp state="late" size="small">{t('expectation.waits', { waits })}</Lamp>;
  if (state === 'unanswered' && side === 'provider') return <Lamp state="unset" size="small">{t('expectation.waitsThem', { name: person.name })}</Lamp>;
  return (
    <span className="cm-lamps">
      <Lamp state={LAMPS[state]} size="small">{t('expectation.state', { state })}</Lamp>
      {waits === null ? null : <Lamp state="late" size="small">{t('expectation.waits', { waits })}</Lamp>}
    </span>
  );
}

/** That the person of one side is not there any more, so that somebody else should stand for it. */
export function LeftMark({ left }: Pick<ExpectationRow, 'left'>) {
  const t = usePhrases();
  return left === null ? null : <Lamp state="partly" size="small">{t('expectation.left', { side: left })}</Lamp>;
}

/** By when the first answer is due, by the time that both sides agreed. */
export function answerByWords(t: T, { state, dueOn }: NonNullable<ExpectationRow['answerBy']>): string {
  return t('touchpoint.answerState', { state, day: shortDay(t, dueOn) });
}

/** Who said it and when, what it is about, what it rests on, when both look again. */
export function expectationFacts(t: T, row: ExpectationRow): string[] {
  const { side, saidBy, heldBy, saidOn, person, notedBy, about, evidence, unspoken, reviewOn, promise, state, answerBy } = row;
  const rests = { none: '', clause: t('expectation.restsClause', { name: evidence.words }), interaction: evidence.words === '' ? t('expectation.restsHidden') : t('expectation.restsEntry', { name: evidence.words }), words: t('expectation.restsWords', { name: evidence.words }) }[evidence.kind];
  return [
    t('expectation.said', { name: saidBy, day: shortDay(t, saidOn) }),
    heldBy === saidBy ? '' : t('expectation.heldNow', { name: heldBy }),
    side === 'provider' ? t('expectation.asked', { name: person.name }) : '',
    side === 'client' && notedBy === 'provider' ? t('expectation.noted') : '',
    answerBy === null ? '' : answerByWords(t, answerBy),
    unspoken ? t('expectation.cameUp') : '',
    about.name,
    rests,
    state === 'unanswered' || state === 'withdrawn' ? '' : t('expectation.lookAgain', { day: shortDay(t, reviewOn) }),
    promise === null ? '' : t('expectation.promiseIs', { done: promise.done ? 'yes' : 'no', title: promise.title }),
  ].filter((fact) => fact !== '');
}
