import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ActivityView } from '@entente/contract/client/client.contract';
import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { TIMELINE_KINDS } from '@entente/core/interaction/interaction-kind';
import { NO_FILTER } from '../../record/filter-edit.ts';
import { OwnFilter } from '../../record/team/own-filter.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { clockWords } from '../../ui/time-words.ts';
import { useDeedWords } from '../deed-words.ts';
import { dayHeading } from '../interaction-words.ts';
import { timelineQuery, useInteractionFields, type TimelineAbout } from '../interaction.queries.ts';
import { chosenKinds, isNarrowed, timelinePlaceFrom, withKind, withPlace, type TimelinePlace } from '../timeline-place.ts';
import { InteractionComposer } from './interaction-composer.tsx';
import { InteractionEntry } from './interaction-entry.tsx';
import './interaction.css';

const TimelineNarrowing = lazy(async () => ({ default: (await import('./timeline-narrowing.tsx')).TimelineNarrowing }));

/** A phone shows the latest entries; what the record holds stands below them, within reach of a thumb. */
const FIRST_ON_PHONE = 6;
const KIND_WORDS = { note: 'interaction.kindsNote', call: 'interaction.kindsCall', meeting: 'interaction.kindsMeeting', mail: 'interaction.kindsMail', task: 'interaction.showTasks', change: 'interaction.showChanges' } as const;
const EVERYTHING: TimelinePlace = {};

/** What passed between us and what was recorded, on one line of time, with the place to write the next entry above it. What it is narrowed to stands in the address. */
export function Timeline({ about }: { about: TimelineAbout }) {
  const t = usePhrases();
  const { place, go } = useTimelinePlace();
  const timeline = useInfiniteQuery(timelineQuery(about, place));
  const narrowed = Object.keys(place).length > 0;
  const none = narrowed ? <EmptyState act={<Button onClick={() => go(EVERYTHING)}>{t('interaction.showEverything')}</Button>}>{t('interaction.nothingSelected')}</EmptyState> : <p className="ix-none">{t('interaction.empty')}</p>;
  return (
    <div className="ix-timeline">
      <SectionRule>{t('interaction.timeline')}</SectionRule>
      <InteractionComposer about={about} />
      <Filters place={place} go={go} />
      {timeline.isPending ? <Skeleton /> : null}
      {timeline.isError && timeline.data === undefined ? <RequestFailed error={timeline.error} onRetry={() => void timeline.refetch()} /> : null}
      {timeline.data === undefined ? null : <Entries pages={timeline.data.pages} none={none} more={timeline.hasNextPage ? <Older run={() => void timeline.fetchNextPage()} busy={timeline.isFetchingNextPage} /> : null} />}
    </div>
  );
}

/** The part of the address that narrows the timeline. Going elsewhere in it moves neither the page nor the keyboard. */
function useTimelinePlace() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const place = useMemo(() => timelinePlaceFrom(search), [search]);
  const go = useCallback((next: TimelinePlace) => void navigate({ to: '.', search: next, replace: true, resetScroll: false }), [navigate]);
  return { place, go };
}

type FiltersProps = { place: TimelinePlace; go: (place: TimelinePlace) => void };

/** Kinds at hand; whose, when and which words behind a link; fields of the workspace's own where it has some. */
function Filters({ place, go }: FiltersProps) {
  const t = usePhrases();
  const fields = useInteractionFields();
  const [open, setOpen] = useState(isNarrowed(place));
  const kinds = chosenKinds(place);
  const narrowed = Object.keys(place).length > 0;
  useCommands([
    { id: 'timeline.narrow', label: t('interaction.narrowBy'), keys: 'f', run: () => setOpen(true) },
    { id: 'timeline.everything', label: t('interaction.showEverything'), keys: 'shift+f', allowed: narrowed, run: () => go(EVERYTHING) },
    ...TIMELINE_KINDS.map((kind) => ({ id: `timeline.${kind}`, label: t('interaction.narrowTo', { kind: t(KIND_WORDS[kind]) }), run: () => go(withPlace(place, { kinds: kind })) })),
  ]);
  return (
    <>
      <div role="group" aria-label={t('interaction.show')} className="ix-shows">
        <button type="button" aria-pressed={kinds.length === 0} onClick={() => go(withPlace(place, { kinds: undefined }))}>{t('interaction.showAll')}</button>
        {TIMELINE_KINDS.map((kind) => <button key={kind} type="button" aria-pressed={kinds.includes(kind)} onClick={() => go(withKind(place, kind))}>{t(KIND_WORDS[kind])}</button>)}
        <button type="button" className="ui-link ui-link--small" aria-expanded={open} onClick={() => setOpen(!open)}>{t('interaction.narrowBy')}</button>
        <OwnFilter kind="interaction" fields={fields} filter={place.filter ?? NO_FILTER} command={t('list.addFilter')} onChange={(filter) => go(withPlace(place, { filter }))} />
      </div>
      {open ? <Suspense fallback={null}><TimelineNarrowing place={place} onChange={go} /></Suspense> : null}
    </>
  );
}

type TimelinePage = { readonly rows: readonly TimelineRow[]; readonly pinned: readonly InteractionView[] };

type EntriesProps = { pages: readonly TimelinePage[]; none: ReactNode; /** Brings the next page. */ more: ReactNode };

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

function Days({ rows, none }: { rows: readonly TimelineRow[]; none: ReactNode }) {
  const t = usePhrases();
  const wordsOf = useDeedWords(rows.flatMap(({ activity }) => (activity === null ? [] : [activity])));
  if (rows.length === 0) return none;
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

const THROUGH = { key: 'activity.throughKey', agent: 'activity.throughAgent', automation: 'activity.throughAutomation' } as const;

/** What was recorded of the record itself: one quiet line. Who acted through a key, an agent or a rule is said so. */
function Deed({ activity, words }: { activity: ActivityView; words: string }) {
  const t = usePhrases();
  const key = `activity.${activity.topic}`;
  const { actorName, through } = activity;
  const who = through === null ? actorName : t(THROUGH[through.kind], { person: actorName, key: through.name });
  const signed = /\.(signed|sealed)$/.test(activity.topic);
  return (
    <p className="ix-deed">
      <span className="ix-deed__sign" aria-hidden="true">{signed ? '§' : ''}</span>
      <span>{t.has(key) ? t(key) : t('activity.other')}{words === '' ? null : <span className="ix-deed__what">{words}</span>}</span>
      <span className="meta">{who} · {clockWords(t.locale, new Date(activity.happenedAt))}</span>
    </p>
  );
}
