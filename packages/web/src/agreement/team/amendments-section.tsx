import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import type { AmendmentView, AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { DocumentChange } from '@entente/core/document/diff-documents';
import { DocumentDiff } from '../../document/document-diff.tsx';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import '../../ui/frame-list.css';
import { formatMinor } from '../../ui/money-text.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { amendmentsQuery } from '../agreement.queries.ts';
import { standingWords } from '../standing-words.ts';
import { dayWords } from '../when.ts';
import { useAgreementChange } from './agreement-change.ts';

const ProposedChanges = lazy(async () => ({ default: (await import('./proposed-changes.tsx')).ProposedChanges }));

/** What is in force and how it came to it: the agreement, its amendments, what this one changes, what the client proposes. */
export function AmendmentsSection({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases();
  const { data } = useQuery(amendmentsQuery(agreement.id));
  const start = useStart(agreement);
  const { state, revokedAt } = agreement.standing;
  const may = data !== undefined && data.inForce !== null && state === 'sealed' && revokedAt === null;
  useCommands([{ id: 'agreement.amend', label: t('amendment.start'), allowed: may, run: () => void start() }]);
  if (data === undefined || data.inForce === null) return null;
  const { inForce, amendments, own } = data;
  return (
    <section className="ag-section" aria-label={t('amendment.section')}>
      <div className="ui-frame__head"><h3>{t('amendment.section')}</h3></div>
      <p className="meta-2">{inForce.amendmentNumber === null ? t('amendment.inForceFirst') : t('amendment.inForce', { number: inForce.amendmentNumber })}</p>
      {own === null ? null : <OwnChanges agreement={agreement} own={own} />}
      {amendments.length === 0 ? <p className="meta-2">{t('amendment.none')}</p> : <Texts agreement={agreement} texts={data} />}
      <Proposals agreement={agreement} texts={data} onStart={start} />
      {may ? <div className="ag-section__acts"><Button kind="text" small onClick={() => void start()}>{t('amendment.start')}</Button></div> : null}
    </section>
  );
}

type Start = (remark?: { remarkId: string; answerId: string }) => Promise<void>;

/** Starts an amendment and opens it. */
function useStart(agreement: AgreementView): Start {
  const t = usePhrases();
  const navigate = useNavigate();
  const change = useAgreementChange(agreement);
  return async (remark) => {
    await change(async () => {
      const made = await api.agreement.startAmendment({ id: agreement.id, ...(remark === undefined ? {} : { remark }) }, { context: { key: crypto.randomUUID() } });
      await navigate({ to: '/engagements/$id', params: { id: agreement.engagement.id }, search: { agreement: made.id } });
      return made;
    }, ({ amendmentNumber }) => ({ words: t('amendment.started', { number: amendmentNumber }) }));
  };
}

/** The agreement itself and its amendments, each a press away. */
function Texts({ agreement, texts }: { agreement: AgreementView; texts: AmendmentsView }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const open = (id: string) => void navigate({ to: '/engagements/$id', params: { id: agreement.engagement.id }, search: { agreement: id } });
  const rows = [{ id: texts.agreementId, label: t('amendment.itself'), meta: '' }, ...texts.amendments.map(({ id, amendmentNumber, state, since, revokedAt: goneBackAt }) => ({ id, label: t('amendment.one', { number: amendmentNumber }), meta: standingWords(t, { state, since, currentVersion: null, takeBackUntil: null, revokedAt: goneBackAt, nextActs: [] }).words }))];
  return (
    <ul className="ag-lines">
      {rows.map(({ id, label, meta }) => (
        <li key={id}><span>{id === agreement.id ? <b>{label}</b> : <Button kind="text" small onClick={() => open(id)}>{label}</Button>}{meta === '' ? null : <span className="meta ag-lines__meta">{meta}</span>}</span></li>
      ))}
    </ul>
  );
}

/** What this amendment changes: how much, which sums and days, and what stands in its way. */
function OwnChanges({ agreement, own }: { agreement: AgreementView; own: AmendmentView }) {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  const { amendmentNumber: number, difference, money, days, baseIsOld, revokedBelow, conflicts } = own;
  const amount = (minor: number | null, currency: string) => (minor === null ? t('amendment.noAmount') : `${formatMinor(minor, currency, t.locale)}\u00A0${currency}`);
  const day = (of: string | null) => (of === null ? t('amendment.noDay') : dayWords(t.locale, `${of}T12:00:00`));
  const facts = [
    ...money.map(({ label, currency, beforeMinor, afterMinor }) => ({ term: label ?? t('amendment.total'), value: <><del>{amount(beforeMinor, currency)}</del> <ins>{amount(afterMinor, currency)}</ins></> })),
    ...days.map(({ what, name, before, after }) => ({ term: t(`amendment.day_${what}`, { name }), value: <><del>{day(before)}</del> <ins>{day(after)}</ins></> })),
  ];
  return (
    <>
      <p>{t('amendment.count', { count: difference.changes })}</p>
      {facts.length === 0 ? null : <Facts facts={facts} />}
      {baseIsOld ? <Banner tone="warn" title={revokedBelow === null ? t('amendment.baseIsOld') : t('amendment.revokedBelow', { number: revokedBelow })} /> : null}
      {conflicts.map(({ amendmentNumber, places }) => <Banner key={amendmentNumber} tone="warn" title={t('amendment.conflict', { number: amendmentNumber, places: places.join(', ') })} />)}
      <div className="ag-section__acts"><Button kind="text" small onClick={() => setOpen(true)}>{t('amendment.show')}</Button></div>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('amendment.changes', { number })}><DocumentDiff change={difference as DocumentChange} locale={agreement.locale} /></Drawer>
    </>
  );
}

/** Other words that the client proposed for the sealed text, and what can be done with them. */
function Proposals({ agreement, texts, onStart }: { agreement: AgreementView; texts: AmendmentsView; onStart: Start }) {
  const t = usePhrases();
  const open = agreement.standing.state === 'sealed' ? agreement.remarks.filter(({ kind, turn }) => kind === 'proposal' && turn?.side === 'provider') : [];
  const [records, words] = [open.filter(({ proposal }) => proposal !== null), open.filter(({ proposal }) => proposal === null)];
  return <>{records.length === 0 ? null : <Suspense fallback={null}><ProposedChanges agreement={agreement} remarks={records} texts={texts} /></Suspense>}{words.length === 0 ? null : <h4 className="ag-note__purpose">{t('amendment.proposals')}</h4>}{words.map((remark) => <Proposal key={remark.id} agreement={agreement} remark={remark} onStart={onStart} />)}</>;
}

function Proposal({ agreement, remark, onStart }: { agreement: AgreementView; remark: RemarkView; onStart: Start }) {
  const t = usePhrases();
  const change = useAgreementChange(agreement);
  const [answerId] = useState(() => freshId());
  const [why, setWhy] = useState<string | null>(null);
  const leave = () => change(() => api.agreement.answerRemark({ id: remark.id, answerId, outcome: 'kept', body: why ?? '', wording: '' }), { words: t('amendment.left') });
  return (
    <div className="ag-note">
      <p className="meta">{t('amendment.proposal', { name: remark.authorName, clause: remark.clauseNumber })}</p>
      <p className="q">{remark.body}</p>
      {why === null ? null : <TextField label={t('amendment.whyLeft')} value={why} onChange={setWhy} rows={2} autoFocus />}
      <div className="ag-section__acts">
        {why === null ? <Button kind="text" small onClick={() => void onStart({ remarkId: remark.id, answerId })}>{t('amendment.draftIt')}</Button> : null}
        <Button kind="text" small onClick={() => (why === null ? setWhy('') : void leave())}>{t('amendment.leaveIt')}</Button>
      </div>
    </div>
  );
}
