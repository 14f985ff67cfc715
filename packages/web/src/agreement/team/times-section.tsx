import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { Facts, type Fact } from '../../ui/facts.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { paceWords } from '../stretch-words.ts';
import { whenWords } from '../when.ts';
import { StretchBar } from './stretch-bar.tsx';

/** How long this agreement has taken so far, where the time went, and the moments it is read from. */
export function TimesSection({ agreement: { times } }: { agreement: AgreementView }) {
  const t = usePhrases();
  const at = (moment: string | null): string => (moment === null ? t('timing.never') : whenWords(t.locale, moment));
  const facts: Fact[] = [
    { term: t('timing.draftedAt'), value: at(times.draftedAt) },
    { term: t('timing.sentAt'), value: at(times.sentAt) },
    { term: t('timing.openedAt'), value: at(times.openedAt) },
    ...(times.lastQuestionAt === null ? [] : [{ term: t('timing.lastQuestionAt'), value: at(times.lastQuestionAt) }]),
    ...times.signed.map(({ name, at: signedAt }) => ({ term: t('timing.signedBy', { name }), value: at(signedAt) })),
  ];
  return (
    <section className="ag-section">
      <div className="ui-frame__head"><h3>{t('timing.section')}</h3><span className="meta-2">{paceWords(t, times)}</span></div>
      <StretchBar stretches={times.stretches} end={times.end} />
      <Facts facts={facts} />
    </section>
  );
}
