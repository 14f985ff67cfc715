import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { PreviewView } from '@entente/contract/signing/signing-views';
import { ASKS_NO_FORM } from '@entente/core/agreement/amendment-form';
import type { Edit } from '@entente/core/document/edit';
import { positionAtEnd } from '@entente/core/document/ordering';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { previewQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import { dayAndTime } from './day-and-time.ts';

type Asking = PreviewView['asking'][number];
type Act = (edit: () => Promise<Edit>) => Promise<boolean>;

/** Clauses that are read as asking for a form of changes: each can be set aside with a reason, which everybody who sends reads. What the law asks stays. */
export function AskingClauses({ agreement, asking }: { agreement: AgreementView; asking: readonly Asking[] }) {
  const queries = useQueryClient();
  const { problem, run } = useFormAct();
  const { documentId: id } = agreement;
  const act: Act = (edit) => run(async () => {
    await api.document.edit({ id, edits: [await edit()] });
    await queries.invalidateQueries({ queryKey: previewQuery(agreement.id).queryKey });
  });
  return (
    <>
      {problem === null ? null : <Banner tone="bad" title={problem} />}
      {asking.map((one) => (one.setAside === null ? <Asks key={one.clauseId} asking={one} documentId={id} act={act} /> : <SaidNot key={one.clauseId} asking={one} act={act} />))}
    </>
  );
}

/** The way to say that a clause asks for nothing. */
function Asks({ asking, documentId, act }: { asking: Asking; documentId: string; act: Act }) {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  if (open) return <Reason asking={asking} documentId={documentId} act={act} onClose={() => setOpen(false)} />;
  return <p className="meta-2"><button type="button" className="ui-link ui-link--small" onClick={() => setOpen(true)}>{t('amendment.asksNot', { number: asking.number })}</button></p>;
}

/** The words that were read, and why they ask for nothing. */
function Reason({ asking: { clauseId, number, words, print }, documentId, act, onClose }: { asking: Asking; documentId: string; act: Act; onClose: () => void }) {
  const t = usePhrases();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const insertion = async (): Promise<Edit> => {
    const { content } = await api.document.get({ id: documentId });
    return { type: 'insert', kind: 'dismissals', item: { id: freshId(), position: positionAtEnd(content.dismissals), code: ASKS_NO_FORM, recordId: clauseId, name: print, reason: reason.trim() } };
  };
  const keep = async () => {
    setTried(true);
    if (reason.trim() !== '' && (await act(insertion))) onClose();
  };
  return (
    <form className="sg-form sg-aside" aria-label={t('amendment.asksTitle', { number })} onSubmit={(event) => { event.preventDefault(); void keep(); }}>
      <p>{number} {words}</p>
      <p className="meta-2">{t('amendment.asksHelp')}</p>
      <Field label={t('finding.reason')} hint={t('finding.reasonHint')} value={reason} onChange={setReason} maxLength={300} error={tried && reason.trim() === '' ? t('finding.reasonMissing') : undefined} />
      <div className="sg-acts"><Button small kind="main" onClick={() => void keep()}>{t('finding.setAside')}</Button><Button small kind="text" onClick={onClose}>{t('amendment.asksAgain')}</Button></div>
    </form>
  );
}

/** Who said that a clause asks for no form, when and why; it can be brought back. */
function SaidNot({ asking: { number, setAside }, act }: { asking: Asking; act: Act }) {
  const t = usePhrases();
  if (setAside === null) return null;
  const { item, by, at } = setAside;
  return (
    <p className="meta-2">
      {t('amendment.asksSaid', { number, by, when: at === null ? '' : dayAndTime(t.locale, at), reason: item.reason })}{' '}
      <button type="button" className="ui-link ui-link--small" onClick={() => void act(() => Promise.resolve({ type: 'remove', kind: 'dismissals', item }))}>{t('amendment.asksAgain')}<span className="visually-hidden">, {number}</span></button>
    </p>
  );
}
