import { lazy, Suspense, useState } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import { wordDiff } from '@entente/core/document/word-diff';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { Button } from '../../ui/button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { whenWords } from '../when.ts';
import { AnswerLine } from './answer-line.tsx';
import { RemarkAnswerForm, type AnswerMode } from './remark-answer-form.tsx';

type NoteProps = { agreement: AgreementView; remark: RemarkView };

const ProposedNote = lazy(async () => ({ default: (await import('./proposed-note.tsx')).ProposedNote }));

/** One question or proposal with its talk, answered where it stands. */
export function RemarkNote(props: NoteProps) {
  return props.remark.proposal === null ? <WordsNote {...props} /> : <Suspense fallback={null}><ProposedNote {...props} /></Suspense>;
}

function WordsNote({ agreement, remark }: NoteProps) {
  const t = usePhrases();
  const [mode, setMode] = useState<AnswerMode | null>(null);
  const ours = remark.turn?.side === 'provider';
  const does = t(remark.kind === 'question' ? 'agreement.asks' : 'agreement.proposes', { when: whenWords(t.locale, remark.createdAt) });
  return (
    <div id={`remark-${remark.id}`} className="ag-note">
      <MarginNote
        who={remark.authorName}
        side={remark.authorSide === 'provider' ? 'us' : 'them'}
        when={does}
        settled={remark.turn === null}
        words={<>{remark.kind === 'proposal' ? <ProposedWords remark={remark} /> : t('agreement.quoted', { words: remark.body })}{remark.purpose === '' ? null : <span className="ag-note__purpose">{t('agreement.soThat', { purpose: remark.purpose })}</span>}</>}
        acts={mode === null ? <NoteActs remark={remark} onMode={setMode} /> : undefined}
        foot={ours || remark.turn === null ? undefined : t('agreement.waitsForClient')}
      />
      {remark.answers.map((answer) => <AnswerLine key={answer.id} answer={answer} />)}
      {mode === null ? null : <RemarkAnswerForm agreement={agreement} remark={remark} mode={mode} onDone={() => setMode(null)} />}
    </div>
  );
}

/** Text buttons: what can be said to this remark now. */
function NoteActs({ remark, onMode }: { remark: RemarkView; onMode: (mode: AnswerMode) => void }) {
  const t = usePhrases();
  const button = (mode: AnswerMode, words: string) => <Button key={mode} kind="text" small onClick={() => onMode(mode)}>{words}</Button>;
  if (remark.turn?.side !== 'provider') return button('answered', t('agreement.addLine'));
  if (remark.kind === 'question') return <>{button('answered', t('agreement.answerHere'))}{button('countered', t('agreement.otherWords'))}</>;
  return <>{button('accepted', t('agreement.accept'))}{button('countered', t('agreement.otherWords'))}{button('kept', t('agreement.keepOurs'))}</>;
}

/** The proposal against what the clause says now: old struck, new marked. */
function ProposedWords({ remark }: { remark: RemarkView }) {
  const t = usePhrases();
  const { rendered } = useOpenDocument();
  const clause = rendered.sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === remark.clauseId);
  if (remark.turn === null || clause === undefined) return <>{remark.body}</>;
  return (
    <span lang={rendered.locale}>
      {wordDiff(clause.plainText, remark.body).map(({ type, text }, at) => {
        if (type === 'same') return text;
        const sign = <span className="visually-hidden">{t(type === 'added' ? 'document.diffAddedSign' : 'document.diffRemovedSign')} </span>;
        return type === 'added' ? <ins key={at}>{sign}{text}</ins> : <del key={at}>{sign}{text}</del>;
      })}
    </span>
  );
}
