import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommunicationView, HappeningView } from '@entente/contract/communication/touchpoint.contract';
import { eventWords } from '@entente/phrases/touchpoint-words';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { shortDayWords } from '../../ui/time-words.ts';
import { olderHappeningsQuery } from '../touchpoint.queries.ts';
import { useCommunicationChange } from './communication-change.ts';

/** What a person said has happened: it is taken back where it was a mistake, and put back again. */
export function HappeningSection({ plan }: { plan: CommunicationView }) {
  const { engagementId } = plan;
  const t = usePhrases();
  const { rows: happenings, more } = useHappenings(plan);
  const { busy, change } = useCommunicationChange(engagementId);
  const [taking, setTaking] = useState<HappeningView | null>(null);
  const putBack = ({ id }: HappeningView) => void change(() => api.touchpoint.putBack({ id }), { words: t('touchpoint.isBack') });
  const ours = happenings.filter(({ raisedBy }) => raisedBy === 'provider');
  const act = (row: HappeningView) => (row.takenBack === null ? { words: t('touchpoint.takeBack'), label: t('touchpoint.takeBackOf', { about: row.about }), run: () => setTaking(row) } : { words: t('touchpoint.putBack'), label: t('touchpoint.putBackOf', { about: row.about }), run: () => putBack(row) });
  useCommands(ours.map((row) => ({ id: `touchpoint.happening.${row.id}`, label: act(row).label, run: act(row).run })));
  if (happenings.length === 0) return null;
  return (
    <section>
      <SectionRule>{t('touchpoint.happened')}</SectionRule>
      <ul className="tp-list">
        {happenings.map((row) => (
          <li key={row.id}>
            <span className="tp-what">
              <span className={row.takenBack === null ? 'strong' : 'tp-gone'}>{eventWords(t, row.event)}: {row.about}</span>
              <span className="meta-2">{[t('touchpoint.happenedLine', { by: row.by, day: shortDayWords(t.locale, row.on) }), ...(row.raisedBy === 'client' ? [t('touchpoint.saidOnPage')] : []), ...(row.answered === null ? [] : [t('touchpoint.wasAnswered', { by: row.answered.by })])].join(' · ')}</span>
              {row.takenBack === null ? null : <span className="meta-2">{row.takenBack.because === '' ? t('touchpoint.portalGone') : t('touchpoint.takenBackLine', row.takenBack)}</span>}
            </span>
            {row.raisedBy === 'client' ? null : <Button kind="text" small busy={busy ? t('kit.saving') : undefined} aria-label={act(row).label} onClick={act(row).run}>{act(row).words}</Button>}
          </li>
        ))}
      </ul>
      {more === null ? null : <p className="tp-none"><Button kind="text" small busy={more.busy ? t('kit.saving') : undefined} onClick={more.load}>{t('touchpoint.older')}</Button></p>}
      {taking === null ? null : <TakeBackDialog engagementId={engagementId} happening={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

/** The newest come with the plan; older ones page by page, as far as somebody asks. */
function useHappenings({ engagementId, happenings, olderHappenings }: CommunicationView) {
  const [asked, setAsked] = useState(false);
  const { data, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({ ...olderHappeningsQuery(engagementId, olderHappenings ?? ''), enabled: asked && olderHappenings !== null });
  const older = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const load = () => (asked ? void fetchNextPage() : setAsked(true));
  const isMore = olderHappenings !== null && (data === undefined || hasNextPage);
  return { rows: [...happenings, ...older], more: isMore ? { load, busy: isFetching } : null };
}

function TakeBackDialog({ engagementId, happening: { id, about, event }, onClose }: { engagementId: string; happening: HappeningView; onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(engagementId);
  const [because, setBecause] = useState('');
  const missing = because.trim() === '';
  const takeBack = async () => {
    if (!missing && (await change(() => api.touchpoint.takeBack({ id, because }), { words: t('touchpoint.takenBack'), undo: () => api.touchpoint.putBack({ id }), undone: t('touchpoint.isBack') }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('touchpoint.takeBackTitle')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void takeBack()}>{t('touchpoint.takeBack')}</Button>}>
      <p className="strong">{eventWords(t, event)}: {about}</p>
      <p className="meta-2">{t('touchpoint.takeBackHelp')}</p>
      <Field label={t('touchpoint.takeBackWhy')} value={because} onChange={setBecause} maxLength={300} data-autofocus />
    </Dialog>
  );
}
