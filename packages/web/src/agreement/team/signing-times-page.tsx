import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { SigningTimesRow, SigningTimesSummary } from '@entente/contract/agreement/signing-times';
import type { Translator } from '@entente/phrases/translator';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ageWords } from '../../ui/time-words.ts';
import { signingTimesQuery } from '../agreement.queries.ts';
import { shareWords, tellingStretch } from '../stretch-words.ts';
import { TIMES_PERIODS, type TimesFilter } from '../times-filter.ts';
import { whenWords } from '../when.ts';
import { saveTimes } from './times-file.ts';
import './agreement.css';

/** Time to signed over all agreements somebody sees: the figures in words, where the time goes, and the rows behind them. */
export function SigningTimesPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/engagements/times' });
  const { data, error, refetch } = useQuery(signingTimesQuery(filter));
  usePageTitle(t('timing.title'));
  const choose = (period: NonNullable<TimesFilter['period']>) => void navigate({ to: '/engagements/times', search: period === '365' ? {} : { period }, replace: true });
  return (
    <>
      <PageHead title={t('timing.title')} crumb={<Breadcrumb steps={[<Link key="engagements" to="/engagements">{t('engagement.title')}</Link>]} />} acts={data === undefined || data.rows.length === 0 ? undefined : <Button onClick={() => saveTimes(t, data)}>{t('timing.csv')}</Button>} />
      <div className="ag-times">
        <div className="ag-times__period"><SelectField label={t('timing.period')} value={filter.period ?? '365'} onChange={choose} options={TIMES_PERIODS.map((period) => ({ value: period, label: t(`timing.period_${period}`) }))} /></div>
        {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null ? <Skeleton /> : null}
        {data === undefined ? null : <Figures summary={data} />}
      </div>
    </>
  );
}

function Figures({ summary }: { summary: SigningTimesSummary }) {
  const t = usePhrases();
  const { rows, complete } = summary;
  if (rows.length === 0) return <EmptyState act={<ButtonLink kind="main" to="/agreements/new">{t('engagement.newAgreement')}</ButtonLink>}>{t('timing.empty')}</EmptyState>;
  return (
    <>
      <div className="ag-times__say">{sentences(t, summary).map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
      {summary.sentToSigned.count === 0 ? null : <Stretches summary={summary} />}
      <section>
        <SectionRule look="bare">{t('timing.agreements')}</SectionRule>
        <TimesTable rows={rows} />
        {complete ? null : <p className="meta">{t('timing.notAll', { count: rows.length })}</p>}
      </section>
    </>
  );
}

function sentences(t: Translator, { sentToSigned, waitsIn, stretches, open }: SigningTimesSummary): readonly string[] {
  const { count, medianMs, p80Ms } = sentToSigned;
  const longest = stretches.find(({ stretch }) => stretch === waitsIn);
  return [
    medianMs === null || p80Ms === null ? t('timing.sayNone') : t('timing.say', { count, median: ageWords(t.locale, medianMs), p80: ageWords(t.locale, p80Ms) }),
    ...(longest === undefined ? [] : [t('timing.longest', { stretch: t(`timing.${longest.stretch}`).toLocaleLowerCase(t.locale), share: shareWords(t, longest.share) })]),
    ...(open.medianMs === null ? [] : [t('timing.openSay', { count: open.count, median: ageWords(t.locale, open.medianMs) })]),
  ];
}

const FULL = 100;

function Stretches({ summary: { stretches, waitsIn } }: { summary: SigningTimesSummary }) {
  const t = usePhrases();
  const time = (ms: number | null): string => (ms === null || ms === 0 ? '–' : ageWords(t.locale, ms));
  type Stretch = SigningTimesSummary['stretches'][number];
  const columns: readonly Column<Stretch>[] = [
    { id: 'stretch', title: t('timing.stretch'), cell: ({ stretch }) => <span className={stretch === waitsIn ? 'strong' : undefined}>{t(`timing.${stretch}`)}<span className="meta-2 ag-times__about">{t(`timing.${stretch}_about`)}</span></span> },
    { id: 'middle', title: t('timing.middle'), look: 'number', cell: ({ medianMs }) => time(medianMs) },
    { id: 'p80', title: t('timing.fourOfFive'), look: 'number', cell: ({ p80Ms }) => time(p80Ms) },
    { id: 'share', title: t('timing.share'), cell: ({ stretch, share }) => <span className="ag-times__share"><svg viewBox={`0 0 ${FULL} 8`} preserveAspectRatio="none" aria-hidden="true"><rect className="ag-stretches__part" data-stretch={stretch} width={share * FULL} height={8} /></svg><span className="num">{shareWords(t, share)}</span></span> },
  ];
  return (
    <section>
      <SectionRule look="bare">{t('timing.stretches')}</SectionRule>
      <DataTable caption={t('timing.stretches')} columns={columns} rows={stretches} idOf={({ stretch }) => stretch} nameOf={({ stretch }) => t(`timing.${stretch}`)} />
      <p className="meta ag-times__definition">{t('timing.definition')}</p>
    </section>
  );
}

function TimesTable({ rows }: { rows: readonly SigningTimesRow[] }) {
  const t = usePhrases();
  const at = (moment: string | null, none: string): string => (moment === null ? none : whenWords(t.locale, moment));
  const columns: readonly Column<SigningTimesRow>[] = [
    { id: 'agreement', title: t('timing.agreement'), cell: ({ engagementId, title, number }) => <span className="en-name"><Link to="/engagements/$id" params={{ id: engagementId }}>{title}</Link> <span className="meta ag-times__number">{number}</span></span> },
    { id: 'client', title: t('timing.client'), look: 'quiet', cell: ({ clientName }) => clientName },
    { id: 'sent', title: t('timing.sent'), look: 'quiet', cell: ({ sentAt }) => at(sentAt, t('timing.never')) },
    { id: 'opened', title: t('timing.opened'), look: 'quiet', cell: ({ openedAt }) => at(openedAt, t('timing.never')) },
    { id: 'question', title: t('timing.question'), look: 'quiet', cell: ({ lastQuestionAt }) => at(lastQuestionAt, t('timing.none')) },
    { id: 'signed', title: t('timing.signatures'), look: 'quiet', cell: ({ signed }) => (signed.length === 0 ? t('timing.never') : <ul className="ag-times__signed">{signed.map(({ name, at: signedAt }) => <li key={name}>{`${name}, ${whenWords(t.locale, signedAt)}`}</li>)}</ul>) },
    { id: 'pace', title: t('timing.total'), look: 'number', cell: (row) => sentToSigned(t, row) },
    { id: 'waits', title: t('timing.waits'), cell: (row) => whereItWaits(t, row) },
  ];
  return <DataTable caption={t('timing.agreements')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={({ title }) => title} />;
}

function sentToSigned(t: Translator, { end, sinceSentMs }: SigningTimesRow): string {
  if (sinceSentMs === null) return '–';
  const time = ageWords(t.locale, sinceSentMs);
  return end === 'open' ? t('timing.soFar', { time }) : time;
}

function whereItWaits(t: Translator, row: SigningTimesRow): string {
  if (row.end === 'ended') return t('timing.ended');
  const stretch = tellingStretch(row);
  if (stretch === null) return '';
  const words = t(`timing.${stretch}`);
  return row.end === 'open' ? `${t('timing.here')}: ${words.toLocaleLowerCase(t.locale)}` : words;
}
