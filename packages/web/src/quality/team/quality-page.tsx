import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { QualitySummary, WorklistRow } from '@entente/contract/quality/quality.contract';
import { RECORD_KINDS, type RecordKind } from '@entente/core/record/record-kind';
import { fieldsQuery } from '../../record/record.queries.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { useMay } from '../../shell/team-app/session.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { qualitySummaryQuery, qualityWorkQuery } from '../quality.queries.ts';
import { RuleList } from './rule-list.tsx';
import { useMending } from './mending.ts';
import { WorkRow } from './work-row.tsx';
import './quality.css';

const KIND_WORDS = { client: 'quality.clients', contact: 'quality.contacts', deal: 'quality.deals' } as const;

/** Records that need a hand, those first where it brings most; how the whole stands; the rules. */
export function QualityPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { kind = 'client' } = useSearch({ from: '/team/quality' });
  const mayWeigh = useMay('manage-data');
  const kinds = useQuery(qualitySummaryQuery).data;
  usePageTitle(t('quality.title'));
  const choose = (next: RecordKind) => void navigate({ to: '/quality', search: next === 'client' ? {} : { kind: next }, replace: true });
  const standing = kinds?.find((one) => one.kind === kind);
  return (
    <>
      <PageHead title={t('quality.title')} crumb={<Breadcrumb steps={[<Link key="all" to="/clients">{t('client.backToList')}</Link>]} />} />
      <div className="qu-page">
        <p>{t('quality.lead')}</p>
        <SegmentedChoice label={t('quality.kind')} value={kind} onChange={choose} segments={RECORD_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))} />
        {standing === undefined || standing.all.total === 0 ? null : <Standing standing={standing} />}
        <Worklist key={kind} kind={kind} />
        {mayWeigh ? <RuleList kind={kind} /> : null}
      </div>
    </>
  );
}

function Worklist({ kind }: { kind: RecordKind }) {
  const t = usePhrases();
  const work = useInfiniteQuery(qualityWorkQuery(kind));
  const fields = useQuery(fieldsQuery(kind)).data ?? [];
  const rows: readonly WorklistRow[] = work.data?.pages.flatMap((page) => page.rows) ?? [];
  const mending = useMending(kind, { rows, fields });
  if (work.isPending) return <Skeleton />;
  if (work.isError) return <RequestFailed error={work.error} onRetry={() => void work.refetch()} />;
  return (
    <section>
      {rows.length === 0 ? <EmptyState>{t('quality.empty')}</EmptyState> : null}
      <ul className="qu-work">{rows.map((row) => <WorkRow key={row.id} kind={kind} row={row} fields={fields} mending={mending} />)}</ul>
      {work.hasNextPage ? <Button onClick={() => void work.fetchNextPage()} busy={work.isFetchingNextPage ? t('kit.loading') : undefined}>{t('quality.showMore')}</Button> : null}
    </section>
  );
}

type KindStanding = QualitySummary['kinds'][number];

/** Sums only: the whole, the teams, the weeks. */
function Standing({ standing: { all, teams, weeks } }: { standing: KindStanding }) {
  const t = usePhrases();
  return (
    <section className="qu-sums" aria-label={t('quality.title')}>
      <p><span className="qu-figure">{t('quality.percent', { percent: percentOf(all) })}</span> <span className="meta-2">{t('quality.records', { count: all.records })}</span></p>
      {teams.length === 0 ? null : <div><SectionRule small level={3}>{t('quality.teams')}</SectionRule><dl className="qu-teams">{teams.map((team) => <div key={team.teamId}><dt>{team.teamName}</dt><dd>{t('quality.percent', { percent: percentOf(team) })}</dd></div>)}</dl></div>}
      {weeks.length < 2 ? null : <div><SectionRule small level={3}>{t('quality.weeks')}</SectionRule><ol className="qu-weeks">{weeks.map((week) => <Week key={week.week} week={week} />)}</ol></div>}
    </section>
  );
}

function Week({ week }: { week: KindStanding['weeks'][number] }) {
  const t = usePhrases();
  const percent = percentOf(week);
  return <li><span className="visually-hidden">{t('quality.week', { day: dayWords(t.locale, week.week) })} {t('quality.percent', { percent })}</span><svg aria-hidden="true" viewBox="0 0 10 50" preserveAspectRatio="none"><rect x="0" width="10" y={50 - percent / 2} height={percent / 2} /></svg></li>;
}

function percentOf({ passed, total }: { passed: number; total: number }): number {
  return total === 0 ? 100 : Math.floor((passed / total) * 100);
}
