import { Fragment, type ReactNode } from 'react';
import type { PortalChangedLine } from '@entente/contract/signing/portal-read';
import type { FrameRow, RenderedBlock, RenderedClause, RenderedTerm, Run } from '@entente/core/document/rendered';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { meaningWords } from '../../document/meaning-words.ts';
import { useStretches } from '../../document/terms-context.tsx';

type Change = PortalChangedLine;

/** A clause's words. Where they changed, old ones are struck out and new ones marked; lists and records then stand as lines. */
export function ClauseWords({ clause, change, talkOf }: { clause: RenderedClause; change: Change | undefined; talkOf?: ((row: FrameRow, named: boolean) => ReactNode) | undefined }) {
  if (change?.state === 'changed') return <><ChangedWords pieces={change.pieces} /><RowTalks clause={clause} talkOf={talkOf} /></>;
  return <>{clause.blocks.map((block, index) => <Block key={index} block={block} talkOf={talkOf} />)}</>;
}

/** Where the marks took the place of the records: what can be said to each of them, below. */
function RowTalks({ clause, talkOf }: { clause: RenderedClause; talkOf: ((row: FrameRow, named: boolean) => ReactNode) | undefined }) {
  const rows = clause.blocks.flatMap((block) => (block.type === 'frame' && block.frame !== 'terms' ? block.rows : []));
  return <>{rows.map((row) => <div key={row.id}>{talkOf?.(row, true)}</div>)}</>;
}

/** What went and what came, told also to those who do not see the marks. */
export function ChangedWords({ pieces }: { pieces: Change['pieces'] }) {
  return <p className="p-clause__diff"><ChangedPieces pieces={pieces} /></p>;
}

/** The same within a line of its own: a title, the name of a section. */
export function ChangedPieces({ pieces }: { pieces: Change['pieces'] }) {
  const t = usePhrases();
  const sign = (words: string) => <span className="p-unseen" lang={t.locale}>{words} </span>;
  return (
    <>
      {pieces.map(({ type, text }, at) => {
        if (type === 'same') return <Fragment key={at}>{text}</Fragment>;
        return type === 'added' ? <ins key={at}>{sign(t('document.diffAddedSign'))}{text}</ins> : <del key={at}>{sign(t('document.diffRemovedSign'))}{text}</del>;
      })}
    </>
  );
}

function Block({ block, talkOf }: { block: RenderedBlock; talkOf: ((row: FrameRow, named: boolean) => ReactNode) | undefined }) {
  if (block.type === 'paragraph') return <p><Runs runs={block.runs} /></p>;
  if (block.type === 'list') return <ul>{block.items.map((runs, index) => <li key={index}><Runs runs={runs} /></li>)}</ul>;
  if (block.empty !== null) return <p>{block.empty}</p>;
  return (
    <>
      <ul className="p-records">{block.rows.map((row) => <Row key={row.id} row={row} talk={talkOf?.(row, false)} />)}</ul>
      {block.totals.map(({ label, values }) => <p key={label}><b>{label}:</b> {values.join(', ')}</p>)}
    </>
  );
}

/** A record of the frame: what it is, then its facts a line each. It says what the signed sentence says. */
function Row({ row, talk }: { row: FrameRow; talk: ReactNode }) {
  const { name, text, facts } = row;
  return (
    <li id={row.kind === 'terms' ? `term-${row.id}` : undefined}>
      {name === '' ? null : <b>{name}</b>}{name !== '' && text !== '' ? <br /> : null}{text}
      {facts.length === 0 ? null : <dl>{facts.map(({ label, values }) => <div key={label}><dt>{label}</dt><dd>{values.join('; ')}</dd></div>)}</dl>}
      {talk}
    </li>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map((run, index) => <Words key={index} run={run} />)}</>;
}

/** A word of the text itself says only its meaning: its name stands there. */
function meaningOf(t: ReturnType<typeof usePhrases>, term: RenderedTerm): string {
  return term.from === undefined ? term.definition : meaningWords(t, term);
}

/** Plain words; a shared one among them is a link to what it means, which also shows on hover. */
function Spoken({ text }: { text: string }) {
  const t = usePhrases();
  return <>{useStretches(text).map((stretch, index) => (stretch.term === null ? <Fragment key={index}>{stretch.text}</Fragment> : <a key={index} className="p-term" href={`#term-${stretch.term.id}`} title={meaningOf(t, stretch.term)}>{stretch.text}</a>))}</>;
}

function Words({ run }: { run: Run }) {
  const words = run.type === 'reference' && run.clauseId !== null ? <a href={`#c-${run.clauseId}`}>{run.text}</a> : run.type === 'text' ? <Spoken text={run.text} /> : run.text;
  const italic = run.italic ? <em>{words}</em> : words;
  return run.bold ? <b>{italic}</b> : <>{italic}</>;
}
