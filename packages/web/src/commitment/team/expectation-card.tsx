import { Suspense, useState } from 'react';
import type { ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useCommitmentActs } from './commitment-acts.ts';
import { shortDay } from './commitment-words.tsx';
import { CommitmentDialog, ExpectationAnswerDialog, ExpectationDialog, HandOverDialog } from './dialogs-loading.ts';
import type { ExpectationActs } from './expectation-acts.ts';
import { expectationFacts, ExpectationLamp, LeftMark } from './expectation-words.tsx';

type Asked = 'partly' | 'doubtful' | 'edit' | 'promise' | 'hand';
type CardProps = { row: ExpectationBoardRow; acts: ExpectationActs };

/** One expectation: what, who said it, how far it is shared, all that was said to it, and what can be said now. */
export function ExpectationCard({ row, acts }: CardProps) {
  const t = usePhrases();
  const [shown, setShown] = useState<Asked | null>(null);
  const { words, stateWords, stateBy } = row;
  const groups = menuOf({ t, row, acts, show: setShown });
  useCommands(groups.flatMap(({ items }) => items.map(({ label, run }) => ({ id: `expectation.${row.id}.${label}`, label: `${label}: ${words}`, run }))));
  return (
    <li className="cm-card">
      <div className="cm-card__top">
        <div className="cm-card__head"><span className="cm-card__title">{words}</span><ExpectationLamp row={row} /><LeftMark left={row.left} /></div>
        <Menu target={<IconButton shape="more" label={t('expectation.acts', { words })} />} groups={groups} />
      </div>
      <p className="cm-card__facts">{expectationFacts(t, row).map((fact) => <span key={fact}>{fact}</span>)}</p>
      {stateWords === '' ? null : <p className="cm-card__words">{t('expectation.stateSaid', { name: stateBy, words: stateWords })}</p>}
      <CardActs row={row} acts={acts} show={setShown} />
      <History row={row} />
      <Opened row={row} acts={acts} shown={shown} onClose={() => setShown(null)} />
    </li>
  );
}

type Parts = CardProps & { show: (what: Asked) => void };

/** What it asks of us stands as buttons; everything else is in the menu. */
function CardActs({ row, acts, show }: Parts) {
  const t = usePhrases();
  const { waits, may, words } = row;
  const asks = waits !== null && may.answer;
  const still = waits === 'review' && may.still;
  const name = (label: string): string => `${label}: ${words}`;
  const agree = () => void acts.answer(row, { answer: 'agreed' });
  if (!asks && !still) return null;
  return (
    <div className="cm-card__acts">
      {still ? <Button small onClick={() => void acts.answer(row, { answer: 'still' })} aria-label={name(t('expectation.still'))}>{t('expectation.still')}</Button> : null}
      {asks ? (
        <>
          <Button small kind={still ? 'text' : 'outlined'} onClick={agree} aria-label={name(t('expectation.agree'))}>{t('expectation.agree')}</Button>
          <Button small kind="text" onClick={() => show('partly')} aria-label={name(t('expectation.partly'))}>{t('expectation.partly')}</Button>
          <Button small kind="text" onClick={() => show('doubtful')} aria-label={name(t('expectation.doubtful'))}>{t('expectation.doubtful')}</Button>
        </>
      ) : null}
    </div>
  );
}

function menuOf({ t, row, acts, show }: Parts & { t: ReturnType<typeof usePhrases> }): MenuGroup[] {
  const { may, mayHandOver } = row;
  const answers = may.answer ? [{ label: t('expectation.agree'), run: () => void acts.answer(row, { answer: 'agreed' }) }, { label: t('expectation.partly'), run: () => show('partly') }, { label: t('expectation.doubtful'), run: () => show('doubtful') }] : [];
  const looks = [...(may.still ? [{ label: t('expectation.still'), run: () => void acts.answer(row, { answer: 'still' }) }] : []), ...(may.takeBack ? [{ label: t('expectation.takeBack'), run: () => void acts.takeBack(row) }] : [])];
  const own = [
    ...(may.promise ? [{ label: t('expectation.promise'), run: () => show('promise') }] : []),
    ...(mayHandOver.length > 0 ? [{ label: t('expectation.handOverTo'), run: () => show('hand') }] : []),
    ...(may.change ? [{ label: t('expectation.change'), run: () => show('edit') }] : []),
    ...(may.withdraw ? [{ label: t('expectation.withdraw'), run: () => void acts.answer(row, { answer: 'withdrawn' }), danger: true }] : []),
  ];
  return [{ items: [...answers, ...looks] }, { items: own }].filter(({ items }) => items.length > 0);
}

/** All that was said to it, once there is more than the expectation itself. */
function History({ row: { history, side: whose } }: Pick<CardProps, 'row'>) {
  const t = usePhrases();
  if (history.length < 2) return null;
  return (
    <details className="cm-said">
      <summary>{t('expectation.history')}</summary>
      <ol>
        {history.map(({ id, act, side, by, words, to, at }) => (
          <li key={id}>{t('expectation.historyLine', { act: act === 'said' && side !== whose ? 'noted' : act, name: to })} <span className="meta-2">{t('commitment.ledgerBy', { name: by, side })}, {shortDay(t, at)}</span>{words === '' ? null : <span className="cm-card__words">{act === 'changed' ? t('expectation.historyBefore', { words }) : words}</span>}</li>
        ))}
      </ol>
    </details>
  );
}

function Opened({ row, acts, shown, onClose }: CardProps & { shown: Asked | null; onClose: () => void }) {
  const promises = useCommitmentActs();
  const from = { expectationId: row.id, title: row.words, side: row.side === 'client' ? 'provider' as const : 'client' as const };
  return (
    <Suspense fallback={null}>
      {shown === 'partly' || shown === 'doubtful' ? <ExpectationAnswerDialog row={row} answer={shown} acts={acts} onClose={onClose} /> : null}
      {shown === 'edit' ? <ExpectationDialog engagementId={row.engagementId} row={row} acts={acts} onClose={onClose} /> : null}
      {shown === 'hand' ? <HandOverDialog row={row} acts={acts} onClose={onClose} /> : null}
      {shown === 'promise' ? <CommitmentDialog engagementId={row.engagementId} rows={[]} acts={promises} from={from} onClose={onClose} /> : null}
    </Suspense>
  );
}
