import { useState } from 'react';
import type { ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { ExpectationActs } from './expectation-acts.ts';

type DialogProps = { row: ExpectationBoardRow; answer: 'partly' | 'doubtful'; acts: ExpectationActs; onClose: () => void };

/** Partly or doubtful: what is missing, in a line; and whether anybody had said it before. */
export function ExpectationAnswerDialog({ row, answer, acts, onClose }: DialogProps) {
  const t = usePhrases();
  const [words, setWords] = useState('');
  const [unspoken, setUnspoken] = useState(false);
  const [reviewOn, setReviewOn] = useState('');
  const missing = words.trim() === '';
  const send = async () => {
    if (!missing && (await acts.answer(row, { answer, words: words.trim(), unspoken, ...(reviewOn === '' ? {} : { reviewOn }) }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(answer === 'partly' ? 'expectation.partlyTitle' : 'expectation.doubtfulTitle')} act={<Button kind="main" unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void send()}>{t('expectation.answerDo')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <p>{row.words}</p>
        <TextField label={t('expectation.answerWords')} hint={t('expectation.answerHint')} value={words} onChange={setWords} maxLength={400} rows={3} data-autofocus />
        {row.unspoken ? null : <CheckField hint={t('expectation.unspokenHint')} checked={unspoken} onChange={setUnspoken}>{t('expectation.unspoken')}</CheckField>}
        <DateField label={t('expectation.reviewOn')} optional={t('kit.optional')} value={reviewOn} onChange={setReviewOn} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
