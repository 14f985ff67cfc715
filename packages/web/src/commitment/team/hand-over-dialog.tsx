import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import type { Side } from '@entente/core/kernel/values';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { peopleQuery } from '../commitment.queries.ts';
import type { ExpectationActs } from './expectation-acts.ts';

const valueOf = ({ kind, id }: PersonChoice): string => `${kind}:${id}`;

/** Somebody else of the same side stands for it from now on: who, and why. The client reads both. */
export function HandOverDialog({ row, acts, onClose }: { row: ExpectationRow; acts: ExpectationActs; onClose: () => void }) {
  const t = usePhrases();
  const { mayHandOver, left } = row;
  const [side, setSide] = useState<Side>(left !== null && mayHandOver.includes(left) ? left : (mayHandOver[0] ?? 'client'));
  const [chosen, setChosen] = useState('');
  const [words, setWords] = useState('');
  const { data } = useQuery(peopleQuery(row.engagementId));
  const now = side === 'provider' ? row.heldBy : row.person.name;
  const people = (data?.rows ?? []).filter((one) => one.side === side && one.name !== now);
  const to = people.find(({ choice }) => valueOf(choice) === chosen);
  const send = async () => {
    if (to !== undefined && words.trim() !== '' && (await acts.handOver(row, { to: to.choice, words: words.trim() }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('expectation.handTitle')} act={<Button kind="main" unavailable={to === undefined || words.trim() === '' ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('expectation.handOver')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <p>{row.words}</p>
        {mayHandOver.length < 2 ? null : <SegmentedChoice<Side> label={t('expectation.handWhich')} value={side} onChange={(next) => { setSide(next); setChosen(''); }} segments={[{ value: 'provider', label: t('expectation.handHeld', { name: row.heldBy }) }, { value: 'client', label: t('expectation.handAsked', { name: row.person.name }) }]} />}
        <SelectField label={t('expectation.handTo')} hint={mayHandOver.length < 2 ? t('expectation.handNow', { name: now }) : undefined} value={chosen} onChange={setChosen} placeholder={t('automation.choose')} options={people.map(({ choice, name, roleTitle }) => ({ value: valueOf(choice), label: roleTitle === '' ? name : `${name}, ${roleTitle}` }))} data-autofocus />
        <TextField label={t('expectation.handWhy')} hint={t('expectation.handWhyHint')} value={words} onChange={setWords} maxLength={400} rows={2} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
