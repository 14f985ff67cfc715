import { useState, type ReactNode } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import type { ProposalFieldView, RecordProposalView } from '@entente/contract/agreement/proposal-views';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { formatMinor } from '../../ui/money-text.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

export type Values = Readonly<Partial<Record<ProposalFieldView['name'], string>>>;
/** What is answered to a change that the client proposed of a record. */
export type RecordAnswer = { readonly outcome: 'accepted' | 'countered' | 'kept' | 'answered'; readonly body: string; readonly values?: Values };
/** What the buttons say: into what the change would go. */
type Labels = { readonly take: string; readonly takeValues: string };

/** What would become of the record: field by field, and of what is paid altogether. */
export function ProposedLines({ proposal, agreement }: { proposal: RecordProposalView; agreement: Pick<AgreementView, 'locale'> }) {
  const t = usePhrases();
  const { way, name, lines, money, days } = proposal;
  const amount = (minor: number | null, currency: string) => (minor === null ? t('amendment.noAmount') : `${formatMinor(minor, currency, t.locale)}\u00A0${currency}`);
  const pair = (before: ReactNode, after: ReactNode) => <>{before === null ? null : <del>{before}</del>} {after === null ? null : <ins>{after}</ins>}</>;
  const facts = [
    ...(way === 'add' ? lines.slice(1) : lines).map(({ label, before, after }) => ({ term: label, value: pair(before, after) })),
    ...money.filter(({ label }) => label === null).map(({ currency, beforeMinor, afterMinor }) => ({ term: t('amendment.total'), value: pair(amount(beforeMinor, currency), amount(afterMinor, currency)) })),
  ];
  const same = [money.length === 0 ? t('amendment.sameMoney') : '', days.length === 0 ? t('amendment.sameDays') : ''].filter((words) => words !== '');
  const title = way === 'set' ? name : t(way === 'add' ? 'proposal.add' : 'proposal.remove', { name: way === 'add' ? (lines[0]?.after ?? name) : name });
  return (
    <>
      <p className="q" lang={agreement.locale}>{title}</p>
      <Facts facts={facts} />
      {same.length === 0 ? null : <p className="meta-2">{same.join(' ')}</p>}
    </>
  );
}

type ActsProps = { remark: RemarkView; labels: Labels; onAnswer: (answer: RecordAnswer) => Promise<boolean> };

/** Takes it, answers with other values or in words, or declines with a reason. */
export function ProposedActs({ remark, labels, onAnswer }: ActsProps) {
  const t = usePhrases();
  const [mode, setMode] = useState<'countered' | 'kept' | 'answered' | null>(null);
  const [busy, setBusy] = useState(false);
  const { isOld = false, fields = [] } = remark.proposal ?? {};
  const send = async (answer: RecordAnswer) => {
    setBusy(true);
    const done = await onAnswer(answer);
    setBusy(false);
    if (done) setMode(null);
  };
  const button = (words: string, run: () => void) => <Button kind="text" small onClick={run}>{words}</Button>;
  if (mode === 'countered') return <ValuesForm fields={fields} label={labels.takeValues} busy={busy} onSend={(values, body) => send({ outcome: 'countered', body, values })} onLeave={() => setMode(null)} />;
  if (mode !== null) return <WordsForm mode={mode} busy={busy} onSend={(body) => send({ outcome: mode, body })} onLeave={() => setMode(null)} />;
  return (
    <>
      {isOld ? <Banner tone="warn" title={t('proposal.isOld')} /> : null}
      <div className="ag-section__acts">
        {isOld ? null : button(labels.take, () => void send({ outcome: 'accepted', body: '' }))}
        {fields.length === 0 ? null : button(t('proposal.otherValues'), () => setMode('countered'))}
        {button(t('agreement.answerHere'), () => setMode('answered'))}
        {button(t('proposal.decline'), () => setMode('kept'))}
      </div>
    </>
  );
}

type ValuesProps = { fields: readonly ProposalFieldView[]; label: string; busy: boolean; onSend: (values: Values, body: string) => Promise<void>; onLeave: () => void };

/** Other values for the record, beginning with those that were proposed. */
function ValuesForm({ fields, label, busy, onSend, onLeave }: ValuesProps) {
  const t = usePhrases();
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  const [body, setBody] = useState('');
  const send = () => void onSend(values, body);
  return (
    <form className="ag-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {fields.map((field, index) => {
        const shared = { label: field.label, value: values[field.name] ?? '', onChange: (value: string) => setValues({ ...values, [field.name]: value }), autoFocus: index === 0 };
        if (field.type === 'day') return <DateField key={field.name} {...shared} />;
        return field.type === 'line' ? <TextField key={field.name} {...shared} read rows={1} /> : <Field key={field.name} {...shared} optional={field.currency ?? undefined} inputMode={field.type === 'money' ? 'decimal' : 'numeric'} />;
      })}
      <TextField label={t('proposal.line')} optional={t('kit.optional')} value={body} onChange={setBody} rows={2} />
      <FormActs label={label} busy={busy} onLeave={onLeave} />
    </form>
  );
}

function WordsForm({ mode, busy, onSend, onLeave }: { mode: 'kept' | 'answered'; busy: boolean; onSend: (body: string) => Promise<void>; onLeave: () => void }) {
  const t = usePhrases();
  const [body, setBody] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    setMissing(body.trim() === '');
    if (body.trim() !== '') void onSend(body);
  };
  return (
    <form className="ag-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextField label={t(mode === 'kept' ? 'proposal.reason' : 'agreement.yourAnswer')} value={body} onChange={setBody} rows={3} autoFocus error={isMissing ? t('refusal.answer-needs-words') : undefined} />
      <FormActs label={t(mode === 'kept' ? 'proposal.declineNow' : 'agreement.do_answered')} busy={busy} onLeave={onLeave} />
    </form>
  );
}

function FormActs({ label, busy, onLeave }: { label: string; busy: boolean; onLeave: () => void }) {
  const t = usePhrases();
  return <div className="ag-form__acts"><Button type="submit" small busy={busy ? t('agreement.sending') : undefined}>{label}</Button><Button kind="text" small onClick={onLeave}>{t('agreement.notNow')}</Button></div>;
}
