import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ActivityView } from '@entente/contract/client/client.contract';
import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import type { RecordFilter } from '@entente/core/record/record-filter';
import { countConditions, NO_FILTER } from '../../record/filter-edit.ts';
import { OwnFilter } from '../../record/team/own-filter.tsx';
import { TIMELINE_SHOWS, type TimelineShow } from '@entente/core/interaction/interaction-kind';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { clockWords } from '../../ui/time-words.ts';
import { useDeedWords } from '../deed-words.ts';
import { dayHeading } from '../interaction-words.ts';
import { timelineQuery, useInteractionFields, type TimelineAbout } from '../interaction.queries.ts';
import { InteractionComposer } from './interaction-composer.tsx';
import { InteractionEntry } from './interaction-entry.tsx';
import './interaction.css';

/** A phone shows the latest entries; what the record holds stands below them, within reach of a thumb. */
const FIRST_ON_PHONE = 6;
const WORDS = { all: 'interaction.showAll', talk: 'interaction.showTalk', tasks: 'interaction.showTasks', changes: 'interaction.showChanges' } as const;

/** What passed between us and what was recorded, on one line of time, with the place to write the next entry above it. */
export function Timeline({ about }: { about: TimelineAbout }) {
  const t = usePhrases();
  const [show, setShow] = useState<TimelineShow>('all');
  const [filter, setFilter] = useState<RecordFilter>(NO_FILTER);
  const fields = useInteractionFields();
  const timeline = useInfiniteQuery(timelineQuery(about, show, filter));
  return (
    <div className="ix-timeline">
      <SectionRule>{t('interaction.timeline')}</SectionRule>
      <InteractionComposer about={about} />
      <div role="group" aria-label={t('interaction.show')} className="ix-shows">
        {TIMELINE_SHOWS.map((one) => <button key={one} type="button" aria-pressed={one === show} onClick={() => setShow(one)}>{t(WORDS[one])}</button>)}
        <OwnFilter kind="interaction" fields={fields} filter={filter} command={t('list.addFilter')} onChange={setFilter} />
      </div>
      {timeline.isPending ? <Skeleton /> : null}
      {timeline.isError && timeline.data === undefined ? <RequestFailed error={timeline.error} onRetry={() => void timeline.refetch()} /> : null}
      {timeline.data === undefined ? null : <Entries pages={timeline.data.pages} none={t(show === 'all' && countConditions(filter) === 0 ? 'interaction.empty' : 'interaction.nothingOfThis')} more={timeline.hasNextPage ? <Older run={() => void timeline.fetchNextPage()} busy={timeline.isFetchingNextPage} /> : null} />}
    </div>
  );
}

type TimelinePage = { readonly rows: readonly TimelineRow[]; readonly pinned: readonly InteractionView[] };

type EntriesProps = { pages: readonly TimelinePage[]; none: string; /** Brings the next page. */ more: ReactNode };

function Entries({ pages, none, more }: EntriesProps) {
  const narrow = useNarrowScreen();
  const [whole, setWhole] = useState(false);
  const rows = pages.flatMap((page) => page.rows);
  const cut = narrow && !whole && rows.length > FIRST_ON_PHONE;
  return (
    <>
      <Pinned entries={pages[0]?.pinned ?? []} />
      <Days rows={cut ? rows.slice(0, FIRST_ON_PHONE) : rows} none={none} />
      {cut ? <Older run={() => setWhole(true)} busy={false} /> : more}
    </>
  );
}

function Older({ run, busy }: { run: () => void; busy: boolean }) {
  const t = usePhrases();
  return <div className="ix-more"><Button onClick={run} busy={busy ? t('kit.loading') : undefined}>{t('interaction.older')}</Button></div>;
}

function Pinned({ entries }: { entries: readonly InteractionView[] }) {
  const t = usePhrases();
  if (entries.length === 0) return null;
  return <section className="ix-pinned" aria-label={t('interaction.pinned')}>{entries.map((entry) => <InteractionEntry key={entry.id} entry={entry} />)}</section>;
}

function Days({ rows, none }: { rows: readonly TimelineRow[]; none: string }) {
  const t = usePhrases();
  const wordsOf = useDeedWords(rows.flatMap(({ activity }) => (activity === null ? [] : [activity])));
  if (rows.length === 0) return <p className="ix-none">{none}</p>;
  const now = new Date();
  const days = new Map<string, TimelineRow[]>();
  for (const row of rows) {
    const heading = dayHeading(t, row.at, now);
    days.set(heading, [...(days.get(heading) ?? []), row]);
  }
  return (
    <ol className="ix-days">
      {[...days].map(([heading, entries]) => (
        <li key={heading}>
          <h3 className="ix-day">{heading}</h3>
          {entries.map(({ interaction, activity }) => (interaction === null ? (activity === null ? null : <Deed key={activity.id} activity={activity} words={wordsOf(activity)} />) : <InteractionEntry key={interaction.id} entry={interaction} />))}
        </li>
      ))}
    </ol>
  );
}

/** What was recorded of the record itself: one quiet line. */
function Deed({ activity, words }: { activity: ActivityView; words: string }) {
  const t = usePhrases();
  const key = `activity.${activity.topic}`;
  const signed = /\.(signed|sealed)$/.test(activity.topic);
  return (
    <p className="ix-deed">
      <span className="ix-deed__sign" aria-hidden="true">{signed ? '§' : ''}</span>
      <span>{t.has(key) ? t(key) : t('activity.other')}{words === '' ? null : <span className="ix-deed__what">{words}</span>}</span>
      <span className="meta">{activity.actorName} · {clockWords(t.locale, new Date(activity.happenedAt))}</span>
    </p>
  );
}
