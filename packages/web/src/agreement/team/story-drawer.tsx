import { useQuery } from '@tanstack/react-query';
import type { AgreementEventView, AgreementView } from '@entente/contract/agreement/agreement-views';
import type { Translator } from '@entente/phrases/translator';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import type { LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Story, type StoryEntry } from '../../ui/story.tsx';
import { eventsQuery } from '../agreement.queries.ts';
import { whenWords } from '../when.ts';
import { useEvidence } from './evidence-file.ts';

/** Everything that is kept as evidence, as a story, with the verdict on its chain. */
export function StoryDrawer({ agreement, open, onClose }: { agreement: AgreementView; open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const { data, error, refetch } = useQuery({ ...eventsQuery(agreement.id), enabled: open });
  const save = useEvidence(agreement);
  return (
    <Drawer open={open} onClose={onClose} title={t('agreement.wholeStory')}>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (error === null ? <Skeleton /> : null) : (
        <div className="ag-story">
          {data.chain.ok
            ? <Banner tone="good" title={t('agreement.chainHolds', { count: data.chain.seq })}>{t('agreement.chainHelp')}</Banner>
            : <Banner tone="bad" title={t('agreement.chainBroken', { seq: data.chain.seq })}>{t('agreement.chainBrokenHelp')}</Banner>}
          <Story entries={data.events.toReversed().map((event) => storyEntry(t, event))} />
          <Button kind="text" onClick={() => void save()}>{t('agreement.saveEvidence')}</Button>
        </div>
      )}
    </Drawer>
  );
}

const SIGNS: Readonly<Partial<Record<AgreementEventView['type'], LampState | '§'>>> = {
  'version.frozen': '§', 'seal.applied': '§', 'signature.given': '§',
  'remark.added': 'underway', 'agreement.declined': 'failed', 'signature.taken_back': 'failed', 'mail.bounced': 'failed', 'code.refused': 'failed', 'code.locked': 'failed',
  'agreement.withdrawn': 'failed', 'agreement.revoked': 'failed', 'agreement.expired': 'late',
};

function storyEntry(t: Translator, { seq, type, at, actorSide, actorName, versionNumber, body, hash }: AgreementEventView): StoryEntry {
  const key = `agreement.event_${type}`;
  const said = type === 'remark.added' || type === 'remark.answered' ? [body['body'], body['wording']] : [];
  const words = said.find((one): one is string => typeof one === 'string' && one !== '') ?? '';
  const facts = [actorSide === 'system' ? '' : actorName, versionNumber === null ? '' : t('agreement.version', { number: versionNumber }), hash.slice(0, 8)].filter((fact) => fact !== '').join(' · ');
  return {
    id: String(seq),
    when: whenWords(t.locale, at),
    sign: SIGNS[type] ?? 'complete',
    title: t.has(key) ? t(key) : t('activity.other'),
    detail: <>{words === '' ? null : <span className="q ag-story__words">{t('agreement.quoted', { words })}</span>}<span className="meta">{facts}</span></>,
  };
}
