import type { RemarkAnswerView } from '@entente/contract/agreement/agreement-views';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { whenWords } from '../when.ts';

/** One answer in the talk about a remark: what it did, and what it says. */
export function AnswerLine({ answer }: { answer: RemarkAnswerView }) {
  const t = usePhrases();
  const { body, wording, authorName, createdAt } = answer;
  const did = didWords(t, answer);
  return (
    <div className="ag-answer">
      <p className="meta">{authorName} · {whenWords(t.locale, createdAt)}</p>
      {did === '' ? null : <p className="ag-answer__did">{did}</p>}
      {body === '' ? null : <p>{body}</p>}
      {wording === '' ? null : <p className="q">{wording}</p>}
    </div>
  );
}

function didWords(t: Translator, { outcome, authorSide }: RemarkAnswerView): string {
  if (outcome === 'answered') return '';
  if (outcome === 'taken_back') return t('agreement.did_takenBack');
  return t(outcome === 'accepted' && authorSide === 'client' ? 'agreement.did_agreed' : `agreement.did_${outcome}`);
}
