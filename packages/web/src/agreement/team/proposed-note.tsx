import { useState } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { MarginNote } from '../../ui/margin-note.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { whenWords } from '../when.ts';
import { useAgreementChange } from './agreement-change.ts';
import { AnswerLine } from './answer-line.tsx';
import { ProposedActs, ProposedLines, type RecordAnswer } from './proposed-record.tsx';

/** A change of a record that the client proposes while the draft is talked about; taken over it is an edit that can be undone. */
export function ProposedNote({ agreement, remark }: { agreement: AgreementView; remark: RemarkView }) {
  const t = usePhrases();
  const { say } = useToasts();
  const { session } = useOpenDocument();
  const change = useAgreementChange(agreement);
  const [answerId, setAnswerId] = useState(() => freshId());
  const { proposal, turn, purpose } = remark;
  const answer = async ({ outcome, body, values }: RecordAnswer): Promise<boolean> => {
    const done = (await session.flush()) && (await change(() => api.agreement.answerRemark({ id: remark.id, answerId, outcome, body, ...(values === undefined ? {} : { values }) })));
    await session.poll();
    setAnswerId(freshId());
    if (done && (outcome === 'accepted' || outcome === 'countered')) say({ words: t('proposal.taken') });
    return done;
  };
  return (
    <div id={`remark-${remark.id}`} className="ag-note">
      <MarginNote
        who={remark.authorName}
        side={remark.authorSide === 'provider' ? 'us' : 'them'}
        when={t('agreement.proposes', { when: whenWords(t.locale, remark.createdAt) })}
        settled={turn === null}
        words={<>{proposal === null ? null : <ProposedLines proposal={proposal} agreement={agreement} />}<span className="ag-note__purpose">{t('proposal.why', { purpose })}</span></>}
        acts={turn?.side === 'provider' ? <ProposedActs remark={remark} labels={{ take: t('proposal.takeOver'), takeValues: t('proposal.takeValues') }} onAnswer={answer} /> : undefined}
      />
      {remark.answers.map((one) => <AnswerLine key={one.id} answer={one} />)}
    </div>
  );
}
