import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardCard } from '@entente/contract/deal/board-views';
import type { StageView } from '@entente/contract/deal/pipeline.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { fieldsQuery, recordQuery } from '../../record/record.queries.ts';
import { FieldEditor } from '../../record/team/field-editor.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ownName } from '../deal-lookups.ts';

/** What is filled in on the way into a stage. */
export type Filled = { readonly set?: Record<string, CellValue>; /** What stood in each of the fields as they were filled in. */ readonly before?: Record<string, CellValue>; readonly lostReasonId?: string };
/** A move that waits for fields. */
export type Wanted = { readonly card: BoardCard; readonly stageId: string; readonly fields: readonly string[] };

/** The fields for which a move was refused, or null where it was refused for something else. */
export function wantedFields(error: unknown): readonly string[] | null {
  const refusal = refusalOf(error);
  if (refusal?.code === 'lost-reason-is-missing') return ['lostReasonId', 'lostNote'];
  const fields = refusal?.detail['fields'];
  return refusal?.code === 'deal-lacks-fields' && Array.isArray(fields) ? fields.map(String) : null;
}

/** The fields may come after the dialog has opened; writing begins in the first of them all the same. */
function beginWriting(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('input,textarea,select,button:not([hidden])')?.focus();
}

type StageWantsProps = { wanted: { readonly card: { readonly id: string; readonly currency: string }; readonly stageId: string; readonly fields: readonly string[] }; stages: readonly StageView[]; onClose: () => void; onMove: (filled: Filled) => void; title?: string; act?: string };

/** What a stage wants to know before a deal enters it, filled in on the way. */
export function StageWants({ wanted, stages, onClose, onMove, title, act }: StageWantsProps) {
  const t = usePhrases();
  const [values, setValues] = useState<Record<string, CellValue>>({});
  const [seen, setSeen] = useState<Record<string, CellValue>>({});
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const fields = useQuery(fieldsQuery('deal')).data;
  const record = useQuery(recordQuery('deal', wanted.card.id)).data;
  const stage = stages.find(({ id }) => id === wanted.stageId);
  const shown = wanted.fields.flatMap((key) => (fields ?? []).find((field) => field.key === key) ?? []);
  const move = () => {
    const { lostReasonId, ...set } = values;
    const before = Object.fromEntries(Object.keys(values).map((key) => [key, seen[key] ?? null]));
    onMove({ ...(Object.keys(set).length === 0 ? {} : { set }), before, ...(typeof lostReasonId === 'string' ? { lostReasonId } : {}) });
  };
  return (
    <Dialog open onClose={onClose} title={title ?? t('deals.stageWants', { stage: stage === undefined ? '' : ownName(t, stage) })} act={<Button kind="main" onClick={move}>{act ?? t('deals.moveIt')}</Button>}>
      {record === undefined || fields === undefined ? <Skeleton /> : (
        <form className="dl-form" ref={beginWriting} onSubmit={(event) => { event.preventDefault(); move(); }}>
          {shown.map((field) => <FieldEditor key={field.key} kind="deal" field={{ ...field, clearable: true }} row={{ values: { ...record.values, ...values }, names: { ...record.names, ...names } }} currency={wanted.card.currency} onChange={(value, more = {}) => { setSeen((all) => (field.key in all ? all : { ...all, [field.key]: record.values[field.key] ?? null })); setValues((all) => ({ ...all, [field.key]: value })); setNames((all) => ({ ...all, ...more })); }} />)}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  );
}
