import { Suspense, useState } from 'react';
import type { BoardRow } from '@entente/contract/commitment/commitment.contract';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { Asked } from './answer-dialogs.tsx';
import type { CommitmentActs } from './commitment-acts.ts';
import { personDuties } from '../duty-words.ts';
import { roundWords } from '../round-words.ts';
import { dueWords, StandingLamp } from './commitment-words.tsx';
import { RoundBeyond, useRoundWords } from './correction-round.tsx';
import { AnswerDialog, CommitmentDialog, DateDialog } from './dialogs-loading.ts';

type CardProps = { row: BoardRow; rows: readonly BoardRow[]; acts: CommitmentActs };

/** One promise: what, whose, by when, how it stands, what waits for it, and what can be said of it. */
export function CommitmentCard({ row, rows, acts }: CardProps) {
  const t = usePhrases();
  const [shown, setShown] = useState<Asked | 'edit' | 'decide' | null>(null);
  const close = () => setShown(null);
  const open = isOpenRow(row);
  const { shift } = row;
  const { keep: sayOfRound } = useRoundWords({ row, acts });
  return (
    <li className="cm-card">
      <div className="cm-card__top">
        <div className="cm-card__head"><span className="cm-card__title">{row.title}</span><StandingLamp row={row} /></div>
        <Menu target={<IconButton shape="more" label={t('commitment.acts', { title: row.title })} />} groups={menuOf({ t, row, acts, show: setShown, sayOfRound })} />
      </div>
      <CardFacts row={row} />
      {[row.stuckWords, row.acceptance?.words ?? '', row.expectedBecause].filter((words) => words !== '').map((words) => <p key={words} className="cm-card__words">{words}</p>)}
      <RoundBeyond row={row} acts={acts} />
      {open || row.shift !== null ? <div className="cm-card__acts">
        {open && row.acceptance === null ? <Button small onClick={() => void acts.keep(row)} aria-label={`${t('commitment.doneNow')}: ${row.title}`}>{t('commitment.doneNow')}</Button> : null}
        {shift === null ? null : <Deciding row={row} shift={shift} onDecide={() => setShown('decide')} />}
      </div> : null}
      <Suspense fallback={null}>
      {shown === 'decide' && shift !== null ? <DateDialog row={row} shift={shift} acts={acts} onClose={close} /> : null}
      {shown === 'edit' ? <CommitmentDialog engagementId={row.engagementId} rows={rows} row={row} acts={acts} onClose={close} /> : null}
      {isAsked(shown) ? <AnswerDialog asked={shown} row={row} acts={acts} onClose={close} /> : null}
      </Suspense>
    </li>
  );
}

/** What would move, and that a person decides it. */
function Deciding({ row, shift, onDecide }: { row: BoardRow; shift: NonNullable<BoardRow['shift']>; onDecide: () => void }) {
  const t = usePhrases();
  const { why, days, moves } = shift;
  return (
    <>
      <Button small kind="text" onClick={onDecide} aria-label={`${t('commitment.decide')}: ${row.title}`}>{t('commitment.decide')}</Button>
      <span className="meta-2">{why === 'late' ? null : `${t('commitment.undecided', { why, count: days })} `}{t('commitment.shiftAhead', { count: moves.length })}</span>
    </>
  );
}

const isOpenRow = ({ state }: BoardRow): boolean => state !== 'done' && state !== 'excepted';
const isAsked = (shown: Asked | 'edit' | 'decide' | null): shown is Asked => shown !== null && shown !== 'edit' && shown !== 'decide';

function CardFacts({ row }: { row: BoardRow }) {
  const t = usePhrases();
  const { owner, backup, format, effortMinutes, blocks } = row;
  const facts = [owner.name, row.ownerWord === '' ? '' : t('commitment.ownerWord', { name: row.ownerWord }), ...dueWords(t, row), ...roundWords(t, row.rounds), format, backup === null ? '' : t('commitment.standsIn', { name: backup.name }), effortMinutes === null ? '' : t('commitment.effortIs', { count: effortMinutes }), blocks.length === 0 ? '' : t('commitment.waitsFor', { count: blocks.length }), row.source === null ? '' : t('commitment.sourceIs', { source: row.source }), ...row.people.map((person) => personDuties(t, person))];
  return <p className="cm-card__facts">{facts.filter((fact) => fact !== '').map((fact) => <span key={fact}>{fact}</span>)}</p>;
}

type MenuParts = { t: ReturnType<typeof usePhrases>; row: BoardRow; acts: CommitmentActs; show: (what: Asked | 'edit') => void; sayOfRound: (as: 'gift' | 'own_mistake') => void };

function menuOf({ t, row, acts, show, sayOfRound }: MenuParts): MenuGroup[] {
  const open = row.state !== 'done' && row.state !== 'excepted';
  const answers = [{ label: t('commitment.needTime'), run: () => show('time') }, { label: t('commitment.stuck'), run: () => show('stuck') }, { label: t('commitment.handOn'), run: () => show('someone_else') }];
  const reopen = { label: t('commitment.reopen'), run: () => void acts.reopen(row) };
  const own = [{ label: t('commitment.edit'), run: () => show('edit') }, { label: t('commitment.remove'), run: () => void acts.remove(row), danger: true }];
  const verdict = row.acceptance === null ? [] : [{ label: t('commitment.notYet'), run: () => show('not_yet') }];
  const mistake = row.rounds?.correcting === true ? [{ label: t('commitment.roundMistake'), run: () => sayOfRound('own_mistake') }] : [];
  return [{ items: [...(open ? [...verdict, ...mistake, ...answers] : []), ...(row.state === 'stuck' || (!open && !(row.state === 'done' && row.acceptance !== null)) ? [reopen] : [])] }, { items: own }];
}
