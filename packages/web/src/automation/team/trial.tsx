import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { TrialView } from '@entente/contract/automation/automation.contract';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { RECORD_PAGES } from '../record-pages.ts';

const DAYS = 90;

/** What a rule would have done, with the records. */
export function Trial({ trial: { count, atLeast, isNow, rows } }: { trial: TrialView }) {
  const t = usePhrases();
  const place = useRef<HTMLDivElement>(null);
  // In braces: what scrolling returns in newer browsers is no way to clean up.
  useEffect(() => { place.current?.scrollIntoView({ block: 'nearest' }); }, [count, rows]);
  return (
    <div role="status" ref={place}>
      <Banner tone="info" title={isNow ? t('automation.wouldNow', { count }) : t('automation.wouldHave', { count, days: DAYS })}>{[...(atLeast ? [t('automation.wouldMore')] : []), t('automation.wouldHelp')].join(' ')}</Banner>
      {rows.length === 0 ? null : <ul className="au-rows">{rows.map(({ recordKind, recordId, recordName, about, happenedAt }, at) => <li key={at}><Link to={RECORD_PAGES[recordKind]} params={{ id: recordId }} target="_blank">{[recordName, ...(about === '' ? [] : [about])].join(' · ')}</Link><span className="meta">{momentWords(t.locale, new Date(happenedAt))}</span></li>)}</ul>}
    </div>
  );
}
