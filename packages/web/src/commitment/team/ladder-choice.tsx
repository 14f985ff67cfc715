import { useQuery } from '@tanstack/react-query';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ladderQuery } from '../commitment.queries.ts';
import { useCommitmentActs } from './commitment-acts.ts';

const WORDS = { gentle: 'commitment.ladderGentle', standard: 'commitment.ladderStandard', tight: 'commitment.ladderTight', only_late: 'commitment.ladderOnlyLate' } as const;
type Ladder = keyof typeof WORDS;

/** How the reader is reminded of what they promised; chosen by themselves alone. */
export function LadderChoice() {
  const t = usePhrases();
  const { act } = useCommitmentActs();
  const { data } = useQuery(ladderQuery);
  if (data === undefined) return null;
  const choose = (ladder: Ladder) => void act(() => api.commitment.chooseLadder({ ladder }), { words: t('commitment.ladderSaved') });
  return <SelectField<Ladder> label={t('commitment.ladder')} hint={t('commitment.ladderAbout')} value={data.ladder} onChange={choose} options={(Object.keys(WORDS) as Ladder[]).map((value) => ({ value, label: t(WORDS[value]) }))} />;
}
