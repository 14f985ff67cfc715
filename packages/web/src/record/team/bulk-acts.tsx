import { useState } from 'react';
import { MOST_CHOSEN } from '@entente/core/record/record-kind';
import { useCommands, type Command } from '../../shell/team-app/commands.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import { BulkDialog } from '../../ui/bulk-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { countWords } from '../count-words.ts';
import type { FieldView } from '../field-words.ts';
import { recordsInput, type RecordsAsked } from '../record.queries.ts';
import { BulkValue } from './bulk-value.tsx';
import { useBulk, type BulkAsk, type Selection } from './bulk.ts';

type BulkActsProps = { asked: RecordsAsked; fields: readonly FieldView[]; chosen: ReadonlySet<string>; onChoose: (chosen: ReadonlySet<string>) => void; rows: readonly unknown[]; total: { value: number; atLeast: boolean } | null };
type Step = { readonly about: string | null } | { readonly ask: BulkAsk; readonly act: string; readonly title: string };

/** What can be done with the chosen records, or with all that fit the view; each act asks once more before it runs. */
export function BulkActs(props: BulkActsProps) {
  const { asked, fields, chosen, onChoose } = props;
  const t = usePhrases();
  const [step, setStep] = useState<Step | null>(null);
  const { count, selection, wider, letGo } = useSelection(props);
  const ask = (change: BulkAsk['change'], { act, title }: { act: string; title: string }) => setStep({ ask: { kind: asked.kind, selection, change }, act, title });
  const has = (key: string) => fields.some((field) => field.key === key && field.editable);
  const mayDelete = useMayDo(asked.kind, 'delete');
  const acts: readonly Act[] = [
    ...(has('ownerId') ? [{ id: 'owner', label: t('list.bulkOwner'), keys: 'o', run: () => setStep({ about: 'ownerId' }) }] : []),
    ...(has('tags') ? [{ id: 'tags', label: t('list.bulkTag'), keys: 't', run: () => setStep({ about: 'tags' }) }] : []),
    { id: 'set', label: t('list.bulkSet'), keys: 's', run: () => setStep({ about: null }) },
    ...(mayDelete ? [{ id: 'delete', label: t('list.bulkDelete'), keys: 'delete', run: () => ask({ delete: true }, { act: t('list.bulkDelete'), title: t('list.bulkDeleteTitle', { count }) }) }] : []),
  ];
  const isOn = chosen.size > 0;
  useCommands([
    ...acts.map((act): Command => ({ ...act, id: `bulk.${act.id}`, group: 'chosen', allowed: isOn })),
    { id: 'bulk.letGo', label: t('kit.letGo'), keys: 'escape', group: 'chosen', allowed: isOn && step === null, run: letGo },
  ]);
  return (
    <>
      {isOn ? <Bar count={count} acts={wider === null ? acts : [wider, ...acts]} onLetGo={letGo} /> : null}
      {step !== null && 'about' in step ? <BulkValue kind={asked.kind} fields={fields} about={step.about} count={count} onClose={() => setStep(null)} onGiven={({ change, act, about }) => ask(change, { act, title: t('list.bulkTitle', { act: about, count }) })} /> : null}
      {step !== null && 'ask' in step ? <Running {...step} onClose={() => setStep(null)} onDone={() => onChoose(new Set())} /> : null}
    </>
  );
}

type Act = { readonly id: string; readonly label: string; readonly keys?: string; readonly run: () => void };

/** The chosen rows; where all loaded ones are chosen, the way to all that fit the view. */
function useSelection({ asked, chosen, onChoose, rows, total }: BulkActsProps) {
  const t = usePhrases();
  const [all, setAll] = useState(false);
  const isWhole = chosen.size > 0 && chosen.size === rows.length && total !== null && (total.value > rows.length || chosen.size > MOST_CHOSEN);
  const isAll = all && isWhole;
  const wider: Act | null = isWhole && !isAll ? { id: 'all', label: t('list.chooseAllFitting', { count: countWords(t, total) }), run: () => setAll(true) } : null;
  const letGo = () => {
    setAll(false);
    onChoose(new Set());
  };
  const selection: Selection = isAll ? everyFitting(asked) : { ids: [...chosen] };
  return { count: isAll ? total.value : chosen.size, selection, wider, letGo };
}

function Bar({ count, acts, onLetGo }: { count: number; acts: readonly Act[]; onLetGo: () => void }) {
  const t = usePhrases();
  return <div className="rl-bulk"><BulkBar words={t('kit.chosenRows', { count })} note={t('list.bulkAsks')} onLetGo={onLetGo}>{acts.map(({ id, label, run }) => <Button key={id} kind="text" onClick={run}>{label}</Button>)}</BulkBar></div>;
}

function Running({ ask, act, title, onClose, onDone }: { ask: BulkAsk; act: string; title: string; onClose: () => void; onDone: () => void }) {
  const { state, run, retry, undo, leave } = useBulk(ask, onDone);
  const close = () => {
    leave();
    onClose();
  };
  return <BulkDialog open onClose={close} title={title} state={state} act={act} onRun={run} onRetry={retry} onUndo={undo} danger={ask.change.delete === true} />;
}

/** All that fit the view now, also beyond what is loaded. */
function everyFitting(asked: RecordsAsked): Selection {
  const { filter, search } = recordsInput(asked);
  return { ...(filter === undefined ? {} : { filter }), ...(search === undefined ? {} : { search }) };
}
