import { useMemo, useState, type KeyboardEvent } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import { wordingFromProposal } from '@entente/core/agreement/proposal-wording';
import type { RenderedClause } from '@entente/core/document/rendered';
import type { Locale } from '@entente/core/kernel/locale-list';
import { renderDocument } from '@entente/core/document/render-document';
import { frameWords } from '@entente/phrases/all-frame-words';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useAgreementChange } from './agreement-change.ts';

export type AnswerMode = 'answered' | 'accepted' | 'countered' | 'kept';
type FormProps = { agreement: AgreementView; remark: RemarkView; mode: AnswerMode; onDone: () => void };

/** Answers in place. Accepting and countering put words into the draft, as an edit that can be undone. */
export function RemarkAnswerForm(props: FormProps) {
  const { mode, onDone } = props;
  const t = usePhrases();
  const { rendered } = useOpenDocument();
  const { body, setBody, words, setWords, fallback, missing, busy, send } = useAnswer(props);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  const silent = missing === 'refusal.answer-needs-words';
  const error = missing === null ? undefined : t(missing);
  return (
    <form className="ag-form" onKeyDown={keys} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {mode === 'countered' ? <TextField read label={t('agreement.wordsInstead')} value={words} onChange={setWords} rows={6} lang={rendered.locale} autoFocus error={silent ? undefined : error} /> : null}
      {mode === 'countered' && fallback !== '' && words !== fallback ? <Button kind="text" small onClick={() => setWords(fallback)}>{t('agreement.useFallback')}</Button> : null}
      <TextField label={t(LINE_LABEL[mode])} optional={mode === 'accepted' || mode === 'countered' ? t('kit.optional') : undefined} value={body} onChange={setBody} rows={mode === 'answered' ? 4 : 2} autoFocus={mode !== 'countered'} error={silent ? error : undefined} />
      <div className="ag-form__acts">
        <Button type="submit" small busy={busy ? t('agreement.sending') : undefined}>{t(`agreement.do_${mode}`)}</Button>
        <Button kind="text" small onClick={onDone}>{t('agreement.notNow')}</Button>
      </div>
    </form>
  );
}

const LINE_LABEL = { answered: 'agreement.yourAnswer', kept: 'agreement.whyKept', accepted: 'agreement.aLine', countered: 'agreement.aLine' } as const;

/** What is being written, and sending it: the draft is saved first, and read again after. */
function useAnswer({ agreement, remark, mode, onDone }: FormProps) {
  const { rendered, state, session } = useOpenDocument();
  const change = useAgreementChange(agreement);
  const clause = rendered.sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === remark.clauseId);
  const fallback = useFallbackWords(remark.clauseId);
  const [body, setBody] = useState('');
  const [words, setWords] = useState(clause?.plainText ?? '');
  const [answerId] = useState(() => freshId());
  const [missing, setMissing] = useState<Missing | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const wording = mode === 'countered' ? counterWording(words, { clause, fallback, locale: rendered.locale }) : '';
    const seen = state.content.clauses.find(({ id }) => id === remark.clauseId)?.body;
    const wrong = whatIsMissing({ mode, body, wording, seen });
    setMissing(wrong);
    if (wrong !== null) return;
    setBusy(true);
    const before = seen === undefined || mode === 'answered' || mode === 'kept' ? {} : { before: seen };
    const done = (await session.flush()) && (await change(() => api.agreement.answerRemark({ id: remark.id, answerId, outcome: mode, body, wording: wording ?? '', ...before })));
    await session.poll();
    setBusy(false);
    if (done) onDone();
  };
  return { body, setBody, words, setWords, fallback: fallback.words, missing, busy, send };
}

/** What is put into the draft: the words to fall back on as they were kept, or what was written. */
function counterWording(words: string, { clause, fallback, locale }: { clause: RenderedClause | undefined; fallback: { words: string; markup: string }; locale: Locale }): string | null {
  if (fallback.words !== '' && words === fallback.words) return fallback.markup;
  return clause === undefined ? '' : wordingFromProposal(clause, words, frameWords(locale));
}

/** The words to fall back on as the client would read them, and as they are kept; empty where the clause has none. */
function useFallbackWords(clauseId: string): { readonly words: string; readonly markup: string } {
  const { state: { content } } = useOpenDocument();
  return useMemo(() => {
    const markup = content.clauses.find(({ id }) => id === clauseId)?.fallback ?? '';
    if (markup === '') return { words: '', markup };
    const clauses = content.clauses.map((clause) => (clause.id === clauseId ? { ...clause, body: markup } : clause));
    const rendered = renderDocument({ ...content, clauses }, frameWords(content.head.locale));
    return { words: rendered.sections.flatMap((section) => section.clauses).find(({ id }) => id === clauseId)?.plainText ?? '', markup };
  }, [content, clauseId]);
}

type Missing = 'refusal.answer-needs-words' | 'refusal.wording-is-missing' | 'refusal.wording-is-the-same' | 'refusal.proposal-touches-records';

function whatIsMissing({ mode, body, wording, seen }: { mode: AnswerMode; body: string; wording: string | null; seen: string | undefined }): Missing | null {
  if ((mode === 'answered' || mode === 'kept') && body.trim() === '') return 'refusal.answer-needs-words';
  if (mode !== 'countered') return null;
  if (wording === null) return 'refusal.proposal-touches-records';
  if (wording === '') return 'refusal.wording-is-missing';
  return wording === seen ? 'refusal.wording-is-the-same' : null;
}
