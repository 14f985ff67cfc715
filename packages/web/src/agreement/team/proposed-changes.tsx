import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useAgreementChange } from './agreement-change.ts';
import { ProposedActs, ProposedLines, type RecordAnswer } from './proposed-record.tsx';

type ChangesProps = { agreement: AgreementView; /** Those that wait for our word. */ remarks: readonly RemarkView[]; texts: AmendmentsView };

/** The changes of records that the client proposes for what is signed; each becomes an amendment, or part of the one that is drafted already. */
export function ProposedChanges({ agreement, remarks, texts }: ChangesProps) {
  const t = usePhrases();
  const drafted = texts.amendments.findLast(({ state }) => state === 'draft') ?? null;
  return <><h4 className="ag-note__purpose">{t('proposal.section')}</h4>{remarks.map((remark) => <ProposedChange key={remark.id} agreement={agreement} remark={remark} drafted={drafted} />)}</>;
}

function ProposedChange({ agreement, remark, drafted }: { agreement: AgreementView; remark: RemarkView; drafted: { id: string; amendmentNumber: number } | null }) {
  const t = usePhrases();
  const { say } = useToasts();
  const navigate = useNavigate();
  const change = useAgreementChange(agreement);
  const [answerId, setAnswerId] = useState(() => freshId());
  const { proposal, purpose, authorName, clauseNumber } = remark;
  const amend = async ({ body, values }: RecordAnswer) => {
    const made = await api.agreement.startAmendment({ id: agreement.id, remark: { remarkId: remark.id, answerId, body, ...(values === undefined ? {} : { values }) }, ...(drafted === null ? {} : { into: drafted.id }) }, { context: { key: crypto.randomUUID() } });
    await navigate({ to: '/engagements/$id', params: { id: agreement.engagement.id }, search: { agreement: made.id } });
    say({ words: t('proposal.added', { number: made.amendmentNumber }) });
  };
  const answer = async (given: RecordAnswer): Promise<boolean> => {
    const { outcome, body } = given;
    const settles = outcome === 'kept' || outcome === 'answered';
    const done = await change(() => (settles ? api.agreement.answerRemark({ id: remark.id, answerId, outcome, body }) : amend(given)));
    setAnswerId(freshId());
    if (done && outcome === 'kept') say({ words: t('proposal.declined') });
    return done;
  };
  if (proposal === null) return null;
  const labels = drafted === null ? { take: t('proposal.draft'), takeValues: t('proposal.sendValues') } : { take: t('proposal.addTo', { number: drafted.amendmentNumber }), takeValues: t('proposal.addValues', { number: drafted.amendmentNumber }) };
  return (
    <div className="ag-note">
      <p className="meta">{t('amendment.proposal', { name: authorName, clause: clauseNumber })}</p>
      <ProposedLines proposal={proposal} agreement={agreement} />
      <p className="ag-note__purpose">{t('proposal.why', { purpose })}</p>
      <ProposedActs remark={remark} labels={labels} onAnswer={answer} />
    </div>
  );
}
