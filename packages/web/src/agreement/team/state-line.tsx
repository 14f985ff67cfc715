import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { amendmentsQuery } from '../agreement.queries.ts';
import { standingWords } from '../standing-words.ts';
import { whenWords } from '../when.ts';

/** One line on where the agreement stands: what it waits for, whom, since when; whether anybody has opened it; which amendment it is. */
export function StateLine({ agreement, frames }: { agreement: AgreementView; frames?: ReactNode }) {
  const t = usePhrases();
  const { standing, times, number, expiresAt } = agreement;
  const own = useQuery(amendmentsQuery(agreement.id)).data?.own ?? null;
  const { lamp, words, detail } = standingWords(t, standing);
  const out = standing.currentVersion !== null && standing.state !== 'sealed' && standing.state !== 'signed' && standing.state !== 'withdrawn';
  const opened = times.openedAt === null ? t('agreement.notOpened') : t('agreement.firstOpened', { when: whenWords(t.locale, times.openedAt) });
  return (
    <p className="ag-state" role="status">
      <Lamp state={lamp}>{words}</Lamp>
      {detail === '' ? null : <span>{detail}</span>}
      {out ? <span className="ag-state__quiet">{opened}</span> : null}
      {out && expiresAt !== null ? <span className="ag-state__quiet">{t('agreement.openUntil', { when: whenWords(t.locale, expiresAt) })}</span> : null}
      {frames}
      <span className="ag-state__number">{own === null ? number : `${t('amendment.one', { number: own.amendmentNumber })} · ${number}`}</span>
    </p>
  );
}
