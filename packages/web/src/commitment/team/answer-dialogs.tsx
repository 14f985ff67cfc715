import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommitmentAnswer, CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { peopleQuery } from '../commitment.queries.ts';
import type { CommitmentActs } from './commitment-acts.ts';
import { shortDay } from './commitment-words.tsx';

export type Asked = 'time' | 'stuck' | 'not_yet' | 'someone_else';
type DialogProps = { row: CommitmentRow; acts: CommitmentActs; onClose: () => void };

/** The answers that need a word: more time, stuck, not yet, somebody else. */
export function AnswerDialog({ asked, ...props }: DialogProps & { asked: Asked }) {
  if (asked === 'time') return <TimeDialog {...props} />;
  if (asked === 'not_yet') return <NotYetDialog {...props} />;
  return asked === 'stuck' ? <StuckDialog {...props} /> : <HandDialog {...props} />;
}

function TimeDialog({ row, acts, onClose }: DialogProps) {
  const t = usePhrases();
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const send = async () => {
    if (day !== '' && (await acts.answer(row, { answer: 'time', day, reason: reason.trim() }, { words: t('commitment.timeToast', { day: shortDay(t, day) }) }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('commitment.timeTitle', { title: row.title })} act={<Button kind="main" unavailable={day === '' ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('commitment.timeDo')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <DateField label={t('commitment.newDay')} value={day} onChange={setDay} data-autofocus />
        <Field label={t('commitment.timeReason')} value={reason} onChange={setReason} maxLength={400} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function StuckDialog({ row, acts, onClose }: DialogProps) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const missing = words.trim() === '';
  const send = async () => {
    if (!missing && (await acts.stick(row, words.trim()))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('commitment.stuckTitle', { title: row.title })} act={<Button kind="main" unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('commitment.stuckDo')}</Button>}>
      <form onSubmit={(event) => { event.preventDefault(); void send(); }}><Field label={t('commitment.stuckWords')} value={words} onChange={setWords} maxLength={400} data-autofocus /></form>
    </Dialog>
  );
}

/** What the client said of a delivery, noted for them. */
function NotYetDialog({ row, acts, onClose }: DialogProps) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const missing = words.trim() === '';
  const send = async () => {
    if (!missing && (await acts.answer(row, { answer: 'not_yet', words: words.trim() }, { words: t('commitment.notYetToast') }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('commitment.notYetTitle')} act={<Button kind="main" unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('commitment.notYetDo')}</Button>}>
      <form onSubmit={(event) => { event.preventDefault(); void send(); }}><Field label={t('commitment.notYetWords')} value={words} onChange={setWords} maxLength={400} data-autofocus /></form>
    </Dialog>
  );
}

/** Somebody of the same side; for the client also somebody whom nobody has named yet. */
function HandDialog({ row, acts, onClose }: DialogProps) {
  const t = usePhrases();
  const people = useQuery(peopleQuery(row.engagementId)).data?.rows.filter(({ side }) => side === row.side) ?? [];
  const [who, setWho] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const known = people.find(({ choice }) => choice.id === who);
  const person = who === 'new' ? { kind: 'new' as const, name: name.trim(), email: email.trim() } : known?.choice;
  const ready = person !== undefined && (person.kind !== 'new' || (person.name !== '' && person.email !== ''));
  const send = async () => {
    if (!ready) return;
    const said: CommitmentAnswer = { answer: 'someone_else', person };
    if (await acts.answer(row, said, { words: t('commitment.handToast', { name: known?.name ?? name }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('commitment.handTitle', { title: row.title })} act={<Button kind="main" unavailable={!ready ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('commitment.handDo')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <SelectField label={t('commitment.handWho')} value={who} onChange={setWho} placeholder={t('automation.choose')} options={[...people.map(({ choice, name: label }) => ({ value: choice.id, label })), ...(row.side === 'client' ? [{ value: 'new', label: t('commitment.handNew') }] : [])]} />
        {who === 'new' ? <><Field label={t('commitment.handName')} value={name} onChange={setName} maxLength={200} /><Field label={t('commitment.handEmail')} type="email" value={email} onChange={setEmail} maxLength={254} /></> : null}
      </form>
    </Dialog>
  );
}
