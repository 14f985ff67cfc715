import { useState } from 'react';
import type { CommunicationView, DueNoticeView } from '@entente/contract/communication/touchpoint.contract';
import { BAD_NEWS } from '@entente/core/communication/touchpoint';
import { usePhonesFirst } from '../../ground-rule/team/phones-first.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { channelWords, eventWords, tellWords } from '@entente/phrases/touchpoint-words';
import { DueLamp } from './due-lamp.tsx';
import { TellDialog } from './tell-dialog.tsx';

/** What has to be told, by either side, soonest first. */
export function DueSection({ plan: { engagementId, due } }: { plan: CommunicationView }) {
  const t = usePhrases();
  const [telling, setTelling] = useState<DueNoticeView | null>(null);
  // Known before the dialog opens, so that its main press does not change under the hand.
  const phonesFirst = usePhonesFirst(engagementId, due.some(isBadNews));
  useCommands(due.map((row) => ({ id: `touchpoint.tell.${row.touchpointId}.${row.key}`, label: tellWords(t, row), run: () => setTelling(row) })));
  return (
    <section>
      <SectionRule aside={due.length}>{t('touchpoint.due')}</SectionRule>
      {due.length === 0 ? <p className="meta-2 tp-none">{t('touchpoint.noneDue')}</p> : null}
      <ul className="tp-list">
        {due.map((row) => (
          <li key={`${row.touchpointId}${row.key}`}>
            <span className="tp-what"><span className="strong">{eventWords(t, row.event)}: {row.about}</span><DueLine row={row} /><DueLamp row={row} /></span>
            <Button small kind={row.side === 'provider' ? 'outlined' : 'text'} aria-label={tellWords(t, row)} onClick={() => setTelling(row)}>{t(row.side === 'provider' ? 'touchpoint.tell' : 'touchpoint.noted')}</Button>
          </li>
        ))}
      </ul>
      {telling === null ? null : <TellDialog notice={telling} phoneFirst={phonesFirst && isBadNews(telling)} onClose={() => setTelling(null)} />}
    </section>
  );
}

/** Of ours, and nothing anybody likes to hear. */
function isBadNews({ side, event }: DueNoticeView): boolean {
  return side === 'provider' && BAD_NEWS.includes(event);
}

function DueLine({ row }: { row: DueNoticeView }) {
  const t = usePhrases();
  const parts = [t('touchpoint.who', { teller: row.teller.name, told: row.told.name }), channelWords(t, row.channel), ...(row.backup === null ? [] : [t('touchpoint.backup', { name: row.backup.name })])];
  return <span className="meta-2">{parts.join(' · ')}</span>;
}
