import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { Company } from '../../document/team/document-session.ts';
import { DocumentSaving, useOpenDocument } from '../../document/team/session-context.tsx';
import { useCommands, type Command } from '../../shell/team-app/commands.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { OF_FORM } from '@entente/core/agreement/of-form';
import { openForUs, showRemark } from './open-remarks.ts';
import type { SigningParts } from './signing-parts.ts';

/** How long ago somebody's last act still means that they are there. */
const COMPANY_MS = 120_000;

/** The state of the draft, reading it as the client, and the one act that is next. */
export function DraftActs({ agreement, signing }: { agreement: AgreementView; signing: SigningParts }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { session, state } = useOpenDocument();
  const [dialog, setDialog] = useState<'send' | 'sign' | null>(null);
  const { SendDialog, SignDialog } = signing;
  const close = () => setDialog(null);
  const read = () => void navigate({ to: '/engagements/$id', params: { id: agreement.engagement.id }, search: (before) => ({ ...before, view: 'client' }) });
  const act = useMainAct(agreement, signing, {
    send: () => void session.flush().then((saved) => { if (saved) setDialog('send'); }),
    sign: () => setDialog('sign'),
  });
  const commands: Command[] = [{ id: 'agreement.read', label: t('agreement.readAsClient'), keys: 'v', run: read }];
  if (act !== null) commands.push({ id: `agreement.${act.name}`, label: act.label, keys: 's', allowed: act.unavailable === undefined, run: act.run });
  useCommands(commands);
  return (
    <>
      <span className="meta ag-saving">{textName(t, agreement)} · <DocumentSaving />{state.company === null ? null : <CompanyWords company={state.company} />}</span>
      <Button keys="v" onClick={read}>{t('agreement.readAsClient')}</Button>
      {act === null ? null : <Button kind="main" keys="s" onClick={act.run} unavailable={act.unavailable}>{act.label}</Button>}
      {SendDialog === undefined ? null : <SendDialog agreement={agreement} open={dialog === 'send'} onClose={close} />}
      {SignDialog === undefined ? null : <SignDialog agreement={agreement} open={dialog === 'sign'} onClose={close} />}
    </>
  );
}

type MainAct = { name: 'answer' | 'send' | 'sign'; label: string; run: () => void; unavailable?: string };

/** What this person can do next: answer first, then send, then sign. Null while it is the other side's turn. */
function useMainAct(agreement: AgreementView, signing: SigningParts, run: { send: () => void; sign: () => void }): MainAct | null {
  const t = usePhrases();
  const { member } = useAtWork();
  const { findings } = useOpenDocument();
  const { nextActs, state } = agreement.standing;
  const [question] = openForUs(agreement);
  if (question !== undefined) return { name: 'answer', label: t('agreement.answerCount', { count: openForUs(agreement).length }), run: () => showRemark(question.id) };
  const sends = nextActs.some(({ act }) => act === 'send') || state === 'declined' || state === 'expired';
  if (sends && agreement.lock === null && signing.SendDialog !== undefined) {
    // What the law asks stops only some ways of signing; the dialog offers the others.
    const gaps = findings.filter(({ severity, code }) => severity === 'blocks_sending' && !OF_FORM.has(code)).length;
    return { name: 'send', label: sendLabel(t, agreement), run: run.send, ...(gaps === 0 ? {} : { unavailable: t('agreement.gapsFirst', { count: gaps }) }) };
  }
  const own = agreement.signatories.find(({ memberId }) => memberId === member.id);
  const turn = nextActs.some(({ act, side, people }) => act === 'sign' && side === 'provider' && own !== undefined && people.includes(own.name));
  return turn && signing.SignDialog !== undefined ? { name: 'sign', label: t('agreement.signIt'), run: run.sign } : null;
}

/** What is written here: the version that went out, until somebody writes on. */
function textName(t: ReturnType<typeof usePhrases>, { draftAheadSince, draftNumber, versions: [newest] }: AgreementView): string {
  return newest !== undefined && draftAheadSince === null ? t('agreement.version', { number: newest.number }) : t('agreement.draft', { number: draftNumber });
}

function sendLabel(t: ReturnType<typeof usePhrases>, { signatories }: AgreementView): string {
  const clients = signatories.filter(({ side }) => side === 'client');
  const [only] = clients;
  return only !== undefined && clients.length === 1 ? t('agreement.sendTo', { name: only.name.split(' ')[0] ?? only.name }) : t('agreement.send');
}

function CompanyWords({ company: { name, kind, id, at } }: { company: Company }) {
  const t = usePhrases();
  const { rendered } = useOpenDocument();
  if (Date.now() - Date.parse(at) > COMPANY_MS) return null;
  const clause = kind === 'clauses' ? rendered.sections.flatMap(({ clauses }) => clauses).find((one) => one.id === id) : undefined;
  return <> · <span className="ag-company">{clause === undefined ? t('agreement.companyHere', { name }) : t('agreement.companyIn', { name, number: clause.number })}</span></>;
}
