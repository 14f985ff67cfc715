import type { WorklistRow } from '@entente/contract/quality/quality.contract';
import type { RecordKind } from '@entente/core/record/record-kind';
import { Link } from '@tanstack/react-router';
import { fieldLabel, type FieldView } from '../../record/field-words.ts';
import { RecordCellEditor } from '../../record/team/record-cell-editor.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { failingWords, mendingField } from '../rule-words.ts';
import { keyOf, type Mending } from './mending.ts';

const PAGES = { client: '/clients/$id', contact: '/contacts/$id', deal: '/deals/$id' } as const;

type WorkRowProps = { kind: RecordKind; row: WorklistRow; fields: readonly FieldView[]; mending: Mending };

/** One record: how it stands, what is missing, and the field to write it into. */
export function WorkRow({ kind, row, fields, mending }: WorkRowProps) {
  const t = usePhrases();
  const mended = row.failing.filter(({ ruleId, field }) => mending.isMended({ id: row.id, ruleId, field })).length;
  return (
    <li className="qu-row">
      <div className="qu-row__who">
        <Link to={PAGES[kind]} params={{ id: row.id }} className="strong">{row.name}</Link>
        {row.clientName === '' ? null : <span className="meta">{row.clientName}</span>}
        <Lamp state={mended === row.failing.length ? 'complete' : 'partly'} size="small">{t('quality.stands', { passed: row.passed + mended, total: row.total })}</Lamp>
      </div>
      <ul className="qu-spots">{row.failing.map((rule) => <SpotLine key={`${rule.ruleId} ${rule.field}`} kind={kind} row={row} rule={rule} field={mendingField(rule, fields)} fields={fields} mending={mending} />)}</ul>
    </li>
  );
}

type SpotLineProps = WorkRowProps & { rule: WorklistRow['failing'][number]; field: FieldView | null };

function SpotLine({ kind, row, rule, field, fields, mending }: SpotLineProps) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const spot = { id: row.id, ruleId: rule.ruleId, field: rule.field };
  const words = failingWords(t, rule, { kind, fields });
  if (mending.isMended(spot)) return <li><Lamp state="complete" size="small">{field === null ? words : `${fieldLabel(t, kind, field)}: ${t('quality.mended')}`}</Lamp></li>;
  if (field === null) return <li className="meta-2">{words} <Link to={PAGES[kind]} params={{ id: row.id }}>{t('quality.open')}</Link></li>;
  const isHere = mending.at !== null && keyOf(mending.at) === keyOf(spot);
  if (!isHere) return <li ref={mending.left !== null && keyOf(mending.left) === keyOf(spot) ? standHere : undefined}><Button kind="text" small onClick={() => mending.begin(spot)} aria-label={`${row.name}: ${words}`}>{words}</Button></li>;
  return (
    <li className="qu-here">
      <span className="meta-2">{words}</span>
      <RecordCellEditor kind={kind} field={field} row={{ id: row.id, version: 0, values: {}, names: {} }} currency={workspace.currency} doors={{ leave: () => mending.begin(null), next: (step) => mending.next(step) }} onSave={(value) => mending.save(kind, { spot, field, value })} />
    </li>
  );
}

/** Whoever leaves a field stands where it was opened. */
function standHere(line: HTMLElement | null): void {
  if (document.activeElement === document.body) line?.querySelector('button')?.focus();
}
