import { useNavigate } from '@tanstack/react-router';
import type { BoardRow } from '@entente/contract/commitment/commitment.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { CommitmentActs } from './commitment-acts.ts';

type RoundProps = { row: BoardRow; acts: CommitmentActs };

/** What somebody of ours says of the round that is being corrected. */
export function useRoundWords({ row, acts }: RoundProps) {
  const t = usePhrases();
  const navigate = useNavigate();
  const keep = (as: 'gift' | 'own_mistake') => void acts.act(() => api.commitment.sayOfRound({ id: row.id, as }), { words: t('commitment.roundToast', { as }) });
  const change = () => void acts.act(async () => {
    const { amendment } = await api.commitment.sayOfRound({ id: row.id, as: 'change' }, { context: { key: crypto.randomUUID() } });
    if (amendment !== null) await navigate({ to: '/engagements/$id', params: { id: row.engagementId }, search: { agreement: amendment.id } });
    return amendment;
  }, (amendment) => (amendment === null ? undefined : { words: t('commitment.roundChangeToast', { number: amendment.amendmentNumber }) }));
  return { keep, change };
}

/** More rounds than the price includes: what the agreement says of that, and the two ways on. Nothing is held up by it. */
export function RoundBeyond(props: RoundProps) {
  const t = usePhrases();
  const { keep, change } = useRoundWords(props);
  const { rounds, title } = props.row;
  if (rounds === null || !rounds.asks) return null;
  return (
    <div className="cm-card__round">
      <p>{t(rounds.promised === 0 ? 'commitment.roundsNone' : 'commitment.roundsOver')}</p>
      {rounds.says === '' ? null : <><p className="meta">{t('commitment.roundsSay')}</p><blockquote className="cm-card__words">{rounds.says}</blockquote></>}
      <div className="cm-card__acts">
        <Button small onClick={change} aria-label={`${t('commitment.roundChange')}: ${title}`}>{t('commitment.roundChange')}</Button>
        <Button small kind="text" onClick={() => keep('gift')} aria-label={`${t('commitment.roundGift')}: ${title}`}>{t('commitment.roundGift')}</Button>
      </div>
    </div>
  );
}
