import type { Fact, FrameRow, RenderedBlock } from '@entente/core/document/rendered';
import './document.css';

type Block = Extract<RenderedBlock, { type: 'frame' }>;

/** Facts that stand at the right of a record's name: its day, its dates, its amount. */
const LEADING: ReadonlySet<string> = new Set(['phase.dates', 'deliverable.due', 'billing.amount', 'client_input.due', 'result.target']);
/** Leading facts that a reader would not take for what they are without their label. */
const SPOKEN: ReadonlySet<string> = new Set(['result.target', 'client_input.due']);
/** Facts that are lists and stand one under another. */
const LISTED: ReadonlySet<string> = new Set(['deliverable.acceptance']);
/** Blocks whose records are plain lines of text. */
const LINES: ReadonlySet<string> = new Set(['scope_in', 'scope_out']);

type FrameRowsProps = {
  block: Block;
  /** Opens a record for editing; without it the records are print. */
  onOpen?: ((row: FrameRow) => void) | undefined;
};

/** The records that a clause writes out: plain lines for the scope, rows with their facts for the rest. */
export function FrameRows({ block, onOpen }: FrameRowsProps) {
  if (block.empty !== null) return <p className="dc-gap">{block.empty}</p>;
  const className = LINES.has(block.frame) ? 'dc-lines' : block.frame === 'ground_rules' ? 'dc-rows dc-rows--rules' : 'dc-rows';
  return (
    <>
      <ul className={className}>
        {block.rows.map((row) => <li key={row.id} id={row.kind === 'terms' ? `term-${row.id}` : undefined} onClick={onOpen === undefined ? undefined : () => onOpen(row)}><Row row={row} /></li>)}
      </ul>
      {block.totals.map((total) => <p key={total.key} className="dc-total"><span>{total.label}</span><b>{total.values.join(' + ')}</b></p>)}
    </>
  );
}

function Row({ row: { name, text, facts } }: { row: FrameRow }) {
  const lead = facts.find(({ key }) => LEADING.has(key));
  const rest = facts.filter((fact) => fact !== lead);
  return (
    <>
      <div className="dc-row__head"><span className="dc-row__name">{name}</span>{lead === undefined ? null : <LeadFact fact={lead} />}</div>
      {text === '' ? null : <div className="dc-row__text">{text}</div>}
      {rest.filter(({ key }) => !LISTED.has(key)).length === 0 ? null : (
        <dl className="dc-facts">{rest.filter(({ key }) => !LISTED.has(key)).map((fact) => <div key={fact.key}><dt>{fact.label}:</dt> <dd>{fact.values.join('; ')}</dd></div>)}</dl>
      )}
      {rest.filter(({ key }) => LISTED.has(key)).map((fact) => (
        <div key={fact.key} className="dc-checklist"><span>{fact.label}:</span><ul>{fact.values.map((value, at) => <li key={at}>{value}</li>)}</ul></div>
      ))}
    </>
  );
}

function LeadFact({ fact }: { fact: Fact }) {
  const label = SPOKEN.has(fact.key) ? 'dc-row__label' : 'visually-hidden';
  return <span className="dc-row__lead"><span className={label}>{fact.label}: </span>{fact.values.join('; ')}</span>;
}
