import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RuleRow, TodayView, WaitingRow } from '@entente/contract/today/today.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/kbd.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { PageSentence } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Rows, type WorkRow } from '../../ui/rows.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag, shortDayWords } from '../../ui/time-words.ts';
import { useCommitmentActs } from '../../commitment/team/commitment-acts.ts';
import { dueWords, StandingLamp } from '../../commitment/team/commitment-words.tsx';
import { answerByWords } from '../../commitment/team/expectation-words.tsx';
import { DueLamp, HeardLamp } from '../../communication/team/due-lamp.tsx';
import { eventWords, tellWords } from '@entente/phrases/touchpoint-words';
import { TodayMeetings } from '../../meeting/team/today-meetings.tsx';
import { TaskList } from '../../interaction/team/task-list.tsx';
import { myTasksQuery } from '../../interaction/interaction.queries.ts';
import { todayQuery, waitForUs } from '../today.queries.ts';
import './today.css';

/** The letter that opens the first row of each act. */
const LETTERS: Readonly<Record<WaitingRow['act'], string>> = { send: 'f', answer: 'a', sign: 's', decide: 'd', confirm: 'c' };
const DO = { send: 'today.doSend', answer: 'today.doAnswer', sign: 'today.doSign', decide: 'today.doDecide', confirm: 'today.doConfirm' } as const;

/** What needs me now: one sentence, then lists. */
export function TodayPage() {
  const t = usePhrases();
  const { data: today, error, refetch } = useQuery(todayQuery);
  usePageTitle(t('today.title'));
  return (
    <div className="td-page">
      <p className="td-day"><span>{new Intl.DateTimeFormat(intlTag(t.locale), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date())}</span><span className="td-keys"><Keys keys="j" /> <Keys keys="k" /> {t('today.keysMove')} · <Keys keys="enter" /> {t('today.keysOpen')} · <Keys keys="?" /> {t('today.keysAll')}</span></p>
      {error !== null && today === undefined ? <RequestFailed error={error} onRetry={() => void refetch()} /> : null}
      {today === undefined && error === null ? <Skeleton /> : null}
      {today === undefined ? null : <Today today={today} />}
    </div>
  );
}

function Today({ today }: { today: TodayView }) {
  const t = usePhrases();
  const waiting = waitForUs(today);
  const first = waiting === 0 ? t('today.saysNothing') : t('today.saysForUs', { count: waiting });
  const second = today.forClients.length === 0 ? '' : `\n${t('today.saysForClients', { count: today.forClients.length })}`;
  const blank = today.forUs.length + today.forClients.length + today.sealed.length + today.promises.length + today.rules.length + today.notices.length + today.heard.length + today.expectations.length + today.meetings.length === 0;
  return (
    <>
      <PageSentence>{`${first}${second}`}</PageSentence>
      <div className="td-columns">
        <div>
          {blank ? <EmptyState act={<ButtonLink kind="main" to="/agreements/new">{t('today.newAgreement')}</ButtonLink>}>{t('today.empty')}</EmptyState> : <Waiting today={today} />}
          {today.meetings.length === 0 ? null : <TodayMeetings rows={today.meetings} />}
          {today.expectations.length === 0 ? null : <Expectations rows={today.expectations} />}
          {today.heard.length === 0 ? null : <Heard rows={today.heard} more={today.leftOff.heard} />}
          {today.notices.length === 0 && !today.leftOff.olderPlans ? null : <Notices rows={today.notices} leftOff={today.leftOff} />}
          {today.promises.length === 0 ? null : <Promises rows={today.promises} />}
          {blank ? null : <ForClients rows={today.forClients} />}
        </div>
        <aside>
          <Tasks />
          <NextSteps rows={today.nextSteps} />
          <section>
            <SectionRule aside={today.sealed.length}>{t('today.sealed')}</SectionRule>
            {today.sealed.length === 0 ? <p className="td-none">{t('today.noneSealed')}</p> : null}
            <ul className="td-list">{today.sealed.map((row) => <li key={row.agreementId}><Link to="/engagements/$id" params={{ id: row.engagementId }}>{row.title}</Link><span className="meta-2">{row.clientName}</span></li>)}</ul>
          </section>
        </aside>
      </div>
    </>
  );
}

function Waiting({ today }: { today: TodayView }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const [here, setHere] = useState(0);
  const waiting: readonly (WaitingRow | RuleRow)[] = [...today.forUs, ...today.rules];
  const place = Math.min(here, waiting.length - 1);
  const chosen = waiting[place];
  const step = (by: number) => setHere(Math.max(0, Math.min(waiting.length - 1, place + by)));
  const open = (row: WaitingRow | RuleRow | undefined) => { if (row !== undefined) void navigate('what' in row ? { to: '/engagements/$id/rules', params: { id: row.engagementId } } : { to: '/engagements/$id', params: { id: row.engagementId }, search: { agreement: row.agreementId } }); };
  const firsts = today.forUs.filter((row, index) => today.forUs.findIndex(({ act }) => act === row.act) === index);
  useCommands([
    ...firsts.map((row) => ({ id: `today.${row.act}`, label: t(DO[row.act]), note: row.title, keys: LETTERS[row.act], run: () => open(row) })),
    { id: 'today.next', label: t('today.keysMove'), keys: 'j', allowed: waiting.length > 1, run: () => step(1) },
    { id: 'today.previous', label: t('today.keysMove'), keys: 'k', allowed: waiting.length > 1, run: () => step(-1) },
    { id: 'today.open', label: t('today.open'), keys: 'enter', allowed: chosen !== undefined, run: () => open(chosen) },
  ]);
  const rows = waiting.map((row, index) => ('what' in row ? ruleRow(t, row, { main: index === place }) : workRow(t, row, { main: index === place, keys: firsts.includes(row) ? LETTERS[row.act] : undefined })));
  return (
    <>
      <SectionRule aside={t('today.oldestFirst')}>{t('today.forUs')}</SectionRule>
      {rows.length === 0 ? <p className="td-none">{t('today.nobody')}</p> : <Rows rows={rows} here={rows[place]?.id} />}
    </>
  );
}

function ForClients({ rows }: { rows: TodayView['forClients'] }) {
  const t = usePhrases();
  return (
    <section className="td-gap">
      <SectionRule aside={t('today.oldestFirst')}>{t('today.forClients')}</SectionRule>
      {rows.length === 0 ? <p className="td-none">{t('today.nobodyClient')}</p> : <Rows rows={rows.map((row) => clientRow(t, row))} />}
    </section>
  );
}

type T = ReturnType<typeof usePhrases>;
function workRow(t: T, row: WaitingRow, { main, keys }: { main: boolean; keys: string | undefined }): WorkRow {
  const { remark } = row;
  return {
    id: `${row.agreementId}-${row.act}`,
    kind: t(remark?.kind === 'proposal' ? 'today.proposal' : `today.${row.act}`),
    title: remark === null ? row.title : <span className="td-words">{capital(t, remark.words)}</span>,
    detail: remark === null ? [row.clientName, row.number, ...row.people, ...promised(t, row)].join(' · ') : [row.clientName, row.title, remark.author, t('today.clause', { number: remark.clauseNumber, others: remark.open - 1 }), ...promised(t, row)].join(' · '),
    age: age(t, row.since),
    act: <ButtonLink kind={main ? 'main' : 'text'} small keys={keys} to="/engagements/$id" params={{ id: row.engagementId }} search={{ agreement: row.agreementId }}>{t(DO[row.act])}</ButtonLink>,
  };
}

const RULES = { answer: 'rule.todayAnswer', compare: 'rule.todayCompare', review: 'rule.todayReview', change: 'rule.todayChange' } as const;

function ruleRow(t: T, row: RuleRow, { main }: { main: boolean }): WorkRow {
  return {
    id: `${row.agreementId}-rules`,
    kind: t('rule.tab'),
    title: capital(t, t(RULES[row.what])),
    detail: [row.clientName, row.title].join(' · '),
    age: age(t, row.since),
    act: <ButtonLink kind={main ? 'main' : 'text'} small to="/engagements/$id/rules" params={{ id: row.engagementId }}>{t('today.open')}</ButtonLink>,
  };
}

/** By when an answer was promised, where it was. */
function promised(t: T, { dueOn, late }: WaitingRow): string[] {
  return dueOn === null ? [] : [t(late ? 'rule.todayLate' : 'rule.todayDue', { day: shortDayWords(t.locale, dueOn) })];
}

/** What was said as a headline: people begin a purpose with a small letter. */
function capital(t: T, words: string): string {
  const [first = ''] = words;
  return first.toLocaleUpperCase(intlTag(t.locale)) + words.slice(first.length);
}

function clientRow(t: T, row: WaitingRow): WorkRow {
  return { ...workRow(t, row, { main: false, keys: undefined }), act: <ButtonLink kind="text" small to="/engagements/$id" params={{ id: row.engagementId }} search={{ agreement: row.agreementId }}>{t('today.open')}</ButtonLink> };
}

/** What clients said or asked on their own page: one press leads to the answer that is ready. */
function Heard({ rows, more }: { rows: TodayView['heard']; more: number }) {
  const t = usePhrases();
  return (
    <section className="td-gap">
      <SectionRule aside={rows.length}>{t('touchpoint.heard')}</SectionRule>
      <Rows
        rows={rows.map((row) => ({
          id: `${row.kind}${row.id}`,
          kind: eventWords(t, row.event),
          title: row.words === '' || row.kind === 'happening' ? row.about : t('touchpoint.asked', { words: row.words }),
          detail: <>{[...new Set([row.by, row.clientName])].join(' · ')} <HeardLamp row={row} /></>,
          act: <ButtonLink kind="text" small to="/engagements/$id/communication" params={{ id: row.engagementId }} aria-label={t('touchpoint.answerOf', { name: row.by, about: row.about })}>{t('touchpoint.answer')}</ButtonLink>,
        }))}
      />
      {more === 0 ? null : <p className="td-none">{t('touchpoint.todayMore', { count: more })}</p>}
    </section>
  );
}

/** What has to be told: one press leads to the message that is ready. */
function Notices({ rows, leftOff: { notices: more, olderPlans } }: { rows: TodayView['notices']; leftOff: TodayView['leftOff'] }) {
  const t = usePhrases();
  return (
    <section className="td-gap">
      <SectionRule aside={rows.length}>{t('touchpoint.todayTitle')}</SectionRule>
      <Rows
        rows={rows.map((row) => ({
          id: `${row.touchpointId}${row.key}`,
          kind: t('touchpoint.todayKind', { side: row.side }),
          title: `${eventWords(t, row.event)}: ${row.about}`,
          detail: <>{[...new Set([row.told.name, row.clientName])].join(' · ')} <DueLamp row={row} /></>,
          act: <ButtonLink kind="text" small to="/engagements/$id/communication" params={{ id: row.engagementId }} aria-label={tellWords(t, row)}>{t(row.side === 'provider' ? 'touchpoint.tell' : 'touchpoint.noted')}</ButtonLink>,
        }))}
      />
      {more === 0 ? null : <p className="td-none">{t('touchpoint.todayMore', { count: more })}</p>}
      {more === 0 && !olderPlans ? null : <p className="td-none"><Link to="/engagements/telling" search={{ show: 'missed' }}>{t(olderPlans ? 'touchpoint.todayOlder' : 'touchpoint.over')}</Link></p>}
    </section>
  );
}

const SIDES = ['provider', 'client'] as const;

/** What both sides promised and what presses: ours stands beside theirs, by the same count. */
function Promises({ rows }: { rows: TodayView['promises'] }) {
  const t = usePhrases();
  const acts = useCommitmentActs();
  return (
    <section className="td-gap">
      <SectionRule aside={<Link to="/engagements/promises" search={{}}>{t('commitment.todayAll')}</Link>}>{t('commitment.todayTitle')}</SectionRule>
      <div className="td-sides">
        {SIDES.map((side) => ({ side, of: rows.filter((row) => row.side === side) })).map(({ side, of }) => (of.length === 0 ? null : (
          <section key={side}>
            <h3>{t('commitment.todaySide', { side })}</h3>
            <Rows
              rows={of.map((row) => ({
                id: row.id,
                title: <Link to="/engagements/$id/promises" params={{ id: row.engagementId }}>{row.title}</Link>,
                detail: <>{[...new Set([row.owner.name, ...dueWords(t, row), row.clientName])].join(' · ')} <StandingLamp row={row} />{row.undecided === null ? null : <> <Lamp state="late" size="small">{t('commitment.undecided', { why: row.undecided.why, count: row.undecided.days })}</Lamp></>}{row.stuckWords === '' ? null : ` ${row.stuckWords}`}</>,
                act: row.undecided !== null ? <ButtonLink kind="text" small to="/engagements/$id/promises" params={{ id: row.engagementId }} aria-label={`${t('commitment.decide')}: ${row.title}`}>{t('commitment.decide')}</ButtonLink> : row.acceptance === null ? <Button small kind="text" onClick={() => void acts.keep(row)} aria-label={`${t('commitment.doneNow')}: ${row.title}`}>{t('commitment.doneNow')}</Button> : null,
              }))}
            />
          </section>
        )))}
      </div>
    </section>
  );
}

/** What the client expects and waits for our answer, and what both sides said they would look at again. */
function Expectations({ rows }: { rows: TodayView['expectations'] }) {
  const t = usePhrases();
  return (
    <section className="td-gap">
      <SectionRule aside={<Link to="/engagements/expectations" search={{}}>{t('expectation.listTitle')}</Link>}>{t('expectation.todayTitle')}</SectionRule>
      <Rows
        rows={rows.map((row) => ({
          id: row.id,
          kind: t('expectation.todayKind', { side: row.side }),
          title: row.words,
          detail: <>{[...new Set([row.saidBy, row.clientName]), ...(row.answerBy === null ? [] : [answerByWords(t, row.answerBy)])].join(' · ')} <Lamp state="late" size="small">{t('expectation.waits', { waits: row.waits ?? 'answer' })}</Lamp></>,
          act: <ButtonLink kind="text" small to="/engagements/$id/expectations" params={{ id: row.engagementId }} aria-label={`${t('expectation.todayDo', { waits: row.waits ?? 'answer' })}: ${row.words}`}>{t('expectation.todayDo', { waits: row.waits ?? 'answer' })}</ButtonLink>,
        }))}
      />
    </section>
  );
}

/** Promised and not yet done, by whoever looks; ticked off here. */
function Tasks() {
  const t = usePhrases();
  const { data } = useQuery(myTasksQuery);
  const rows = data?.rows ?? [];
  return (
    <section>
      <SectionRule aside={<Link to="/tasks" search={{}}>{t('interaction.allTasks')}</Link>}>{t('interaction.tasksTitle')}</SectionRule>
      {data !== undefined && rows.length === 0 ? <p className="td-none">{t('interaction.noTasks')}</p> : null}
      <TaskList tasks={rows} />
    </section>
  );
}

function NextSteps({ rows }: { rows: TodayView['nextSteps'] }) {
  const t = usePhrases();
  return (
    <section>
      <SectionRule aside={rows.length}>{t('today.nextSteps')}</SectionRule>
      {rows.length === 0 ? <p className="td-none">{t('today.allSet')}</p> : null}
      <ul className="td-list">
        {rows.map(({ clientId, name, nextStep, late, daysLate }) => (
          <li key={clientId} className="td-step">
            <span className="td-step__name">{name}</span>
            {nextStep === '' ? <Lamp state="unset" size="small">{t('today.noNextStep')}</Lamp> : <Lamp state={late ? 'late' : 'underway'} size="small">{nextStep}</Lamp>}
            {late ? <span className="meta-2">{t('today.late', { days: daysLate })}</span> : null}
            <ButtonLink kind="text" small to="/clients/$id" params={{ id: clientId }} aria-label={`${t(nextStep === '' ? 'today.set' : 'today.open')}: ${name}`}>{t(nextStep === '' ? 'today.set' : 'today.open')}</ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

const HOUR_MS = 3_600_000;

/** How long something has waited, in the largest whole unit. */
function age(t: T, since: string): string {
  const hours = Math.max(0, Math.floor((Date.now() - new Date(since).getTime()) / HOUR_MS));
  const [value, unit] = hours >= 24 ? [Math.floor(hours / 24), 'day'] : [hours, 'hour'];
  return new Intl.NumberFormat(intlTag(t.locale), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
