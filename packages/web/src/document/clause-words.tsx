import { Fragment, type ReactNode } from 'react';
import type { FrameRow, RenderedBlock, Run } from '@entente/core/document/rendered';
import { usePhrases } from '../ui/phrases-context.tsx';
import { Tip } from '../ui/tip.tsx';
import { Variable } from '../ui/variable.tsx';
import { FrameRows } from './frame-rows.tsx';
import { meaningWords } from './meaning-words.ts';
import { useStretches } from './terms-context.tsx';
import { WholeNumbers } from '../ui/whole-numbers.tsx';

type FrameBlock = Extract<RenderedBlock, { type: 'frame' }>;
type VariableRun = Extract<Run, { type: 'variable' }>;

/** What a reader's hand may do in a clause. Where a hand is missing, the words are print. */
export type ClauseHands = {
  /** A value was pressed; `place` tells its occurrence in the clause. */
  onVariable?: ((run: VariableRun, place: string) => void) | undefined;
  /** What a value is called. */
  labelOf?: ((key: string) => string) | undefined;
  /** What stands in place of the value that is being filled. */
  filling?: { place: string; field: ReactNode } | undefined;
  onRecord?: ((block: FrameBlock, row: FrameRow | null) => void) | undefined;
  /** What stands in place of a block's records while they are being edited; null where they are not. */
  inFrame?: ((block: FrameBlock) => ReactNode) | undefined;
};

/** The words of a clause: paragraphs, lists, records, with values and references in their places. */
export function ClauseWords({ blocks, hands = {} }: { blocks: readonly RenderedBlock[]; hands?: ClauseHands }) {
  return blocks.map((block, at) => <Block key={at} block={block} place={String(at)} hands={hands} />);
}

function Block({ block, place, hands }: { block: RenderedBlock; place: string; hands: ClauseHands }) {
  if (block.type === 'paragraph') return <p><Runs runs={block.runs} place={place} hands={hands} /></p>;
  if (block.type === 'list') return <ul>{block.items.map((runs, at) => <li key={at}><Runs runs={runs} place={`${place}.${at}`} hands={hands} /></li>)}</ul>;
  const { onRecord, inFrame } = hands;
  const editing = inFrame?.(block) ?? null;
  if (editing !== null) return editing;
  return (
    <div className={onRecord === undefined ? 'dc-frame' : 'dc-frame dc-frame--open'} data-frame={block.frame} onClick={onRecord === undefined || block.rows.length > 0 ? undefined : () => onRecord(block, null)}>
      <FrameRows block={block} onOpen={onRecord === undefined ? undefined : (row) => onRecord(block, row)} />
    </div>
  );
}

function Runs({ runs, place, hands }: { runs: readonly Run[]; place: string; hands: ClauseHands }) {
  return runs.map((run, at) => <Fragment key={at}>{marked(run, <RunWords run={run} place={`${place}.${at}`} hands={hands} />)}</Fragment>);
}

/** Plain words; a shared one among them leads to what it means and says it on hover and focus, and where it is explained if that is elsewhere. */
function SpokenText({ text }: { text: string }) {
  const t = usePhrases();
  return useStretches(text).map((stretch, at) => (stretch.term === null ? <Fragment key={at}>{stretch.text}</Fragment> : <Tip key={at} words={meaningWords(t, stretch.term)}><a className="dc-term" href={`#term-${stretch.term.id}`}>{stretch.text}</a></Tip>));
}

function RunWords({ run, place, hands }: { run: Run; place: string; hands: ClauseHands }): ReactNode {
  if (run.type === 'text') return <SpokenText text={run.text} />;
  if (run.type === 'reference') return run.clauseId === null ? <span className="dc-gap">{run.text}</span> : <a className="dc-ref" href={`#clause-${run.clauseId}`}>{run.text}</a>;
  return hands.filling?.place === place ? hands.filling.field : <Value run={run} place={place} hands={hands} />;
}

/** The most characters of a value that is still set as a figure; a longer one is read, not operated, and keeps the document's letters. */
const LONGEST_FIGURE = 32;

function Value({ run, place, hands: { onVariable, labelOf } }: { run: VariableRun; place: string; hands: ClauseHands }) {
  if (onVariable === undefined) return run.filled ? <WholeNumbers>{run.text}</WholeNumbers> : <span className="dc-gap">{run.text}</span>;
  const value = <Variable name={labelOf?.(run.key) ?? run.key} value={run.filled ? run.text : ''} onFill={() => onVariable(run, place)} />;
  return run.filled && run.text.length > LONGEST_FIGURE ? <span className="dc-spoken">{value}</span> : value;
}

function marked({ bold, italic }: Run, words: ReactNode): ReactNode {
  const leaning = italic ? <em>{words}</em> : words;
  return bold ? <strong>{leaning}</strong> : leaning;
}
