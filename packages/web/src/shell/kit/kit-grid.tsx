import { useState } from 'react';
import { Board } from '../../ui/board.tsx';
import { BulkDialog } from '../../ui/bulk-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { CellEdit } from '../../ui/cell-edit.tsx';
import { CellPick } from '../../ui/cell-pick.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { Grid, type EditorDoors, type GridColumn } from '../../ui/grid.tsx';
import { OptionList } from '../../ui/option-list.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import type { PickOption } from '../../ui/option-source.ts';
import { PickField } from '../../ui/pick-field.tsx';
import { Pop } from '../../ui/pop.tsx';
import { KitSection } from './kit-section.tsx';

type Row = { id: string; name: string; owner: string; value: number; step: string };
const OWNERS: readonly PickOption[] = ['Ola Lipska', 'Nadia Kravets', 'Tomasz Gajda'].map((label) => ({ value: label, label }));
const TAGS: readonly PickOption[] = ['e-learning', 'bank', 'warm', 'Kraków'].map((label) => ({ value: label, label }));
const NAMES = ['Apteki Rumianek', 'Bank Wschodni', 'Biuro Ołówek', 'Hotel Pod Sową', 'Klinika Oko', 'Tartak Wierchy', 'Termy Podgórze'];
const MANY: readonly Row[] = Array.from({ length: 5_000 }, (_, at) => ({ id: String(at), name: `${NAMES[at % NAMES.length] ?? ''} ${at + 1}`, owner: OWNERS[at % OWNERS.length]?.label ?? '', value: (at * 7919) % 90_000, step: at % 4 === 0 ? '' : 'Call about the pause' }));
const COLUMNS: readonly GridColumn<Row>[] = [
  { id: 'name', title: 'Company', width: 240, sortable: true, cell: ({ name }) => name, editable: () => true },
  { id: 'owner', title: 'Owner', width: 160, cell: ({ owner }) => owner, look: 'quiet', editable: () => true },
  { id: 'value', title: 'Value', width: 120, cell: ({ value }) => value.toLocaleString('en-GB'), look: 'number', sortable: true },
  { id: 'step', title: 'Next step', width: 260, cell: ({ step }) => step, editable: () => true },
];

/** A table of any length, its cells, columns and choices; acts on many rows; a board. */
export function KitGrid() {
  return (
    <>
      <KitSection title="A table of any length, written in its cells" wide><LongTable /></KitSection>
      <KitSection title="Choosing from many"><Choices /></KitSection>
      <KitSection title="Columns, acts on many rows"><Panels /></KitSection>
      <KitSection title="Board" wide><SmallBoard /></KitSection>
    </>
  );
}

function LongTable() {
  const [rows, setRows] = useState(MANY);
  const narrow = useNarrowScreen();
  const [shown, setShown] = useState(200);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['2']));
  const set = (id: string, part: Partial<Row>) => setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const editor = ({ row, column }: { row: Row; column: string }, { leave, next }: EditorDoors) => {
    if (column === 'owner') return <CellPick label="Owner" source={{ options: OWNERS }} chosen={OWNERS.filter(({ value }) => value === row.owner)} onSave={([owner]) => { leave(); if (owner !== undefined) set(row.id, { owner: owner.value }); }} onLeave={leave} />;
    const key = column === 'name' ? 'name' : 'step';
    const save = (value: string, step?: 1 | -1) => { if (step === undefined) leave(); else next(step); set(row.id, { [key]: value }); };
    return <CellEdit label={key === 'name' ? 'Company' : 'Next step'} value={row[key]} onSave={save} onLeave={leave} check={(value) => (key === 'name' && value.trim() === '' ? 'A firm needs a name.' : undefined)} />;
  };
  return (
    <div className="kit-grid">
      <Grid caption="Five thousand clients" columns={COLUMNS} rows={rows.slice(0, narrow ? 4 : shown)} idOf={({ id }) => id} nameOf={({ name }) => name} total={rows.length} density="comfortable" chosen={chosen} onChoose={setChosen} onNearEnd={() => setShown((count) => Math.min(rows.length, count + 200))} loading={false} onOpen={() => undefined} editor={editor} foot={(column) => (column === 'value' ? '224 M' : null)} sort={{ by: 'name', descending: false }} onSort={() => undefined} />
    </div>
  );
}

function Choices() {
  const [owner, setOwner] = useState<readonly PickOption[]>(OWNERS.slice(0, 1));
  const [tags, setTags] = useState<readonly PickOption[]>(TAGS.slice(0, 2));
  return (
    <div className="kit-stack">
      <PickField label="Owner" source={{ options: OWNERS }} chosen={owner} onChange={setOwner} empty="nobody" />
      <PickField label="Tags" source={{ options: TAGS }} chosen={tags} onChange={setTags} empty="no tags" multiple create={(words) => ({ value: words, label: words })} />
      <div className="kit-frame"><OptionList label="Tags, in place" source={{ options: TAGS }} chosen={tags} onChange={setTags} multiple autoFocus={false} /></div>
    </div>
  );
}

function Panels() {
  const [columns, setColumns] = useState<readonly string[]>(['name', 'owner', 'value']);
  const [step, setStep] = useState<'closed' | 'preview' | 'report'>('closed');
  const preview = { step: 'preview', changes: 39, refused: [], facts: [{ term: 'Will change', value: '39', strong: true }, { term: 'Are so already', value: '2' }] } as const;
  const report = { step: 'report', words: 'Done.', facts: [{ term: 'Changed', value: '38' }, { term: 'Failed', value: '1' }], failed: [{ id: '1', name: 'Termy Podgórze', reason: 'Nadia changed it at 14:02. Nothing is lost.' }] } as const;
  return (
    <div className="kit-row">
      <Pop label="Columns" target={<button type="button" className="ui-btn">Columns</button>}>{() => <ColumnChooser all={COLUMNS.map(({ id, title }) => ({ id, title, fixed: id === 'name' }))} shown={columns} onChange={setColumns} />}</Pop>
      <Button onClick={() => setStep('preview')}>Change 41 clients…</Button>
      <BulkDialog open={step !== 'closed'} onClose={() => setStep('closed')} title="Change the owner of 41 clients?" act="Change owner" state={step === 'report' ? report : preview} onRun={() => setStep('report')} onRetry={() => setStep('preview')} onUndo={() => setStep('closed')} />
    </div>
  );
}

const DEALS = [{ id: 'a', name: 'New advisers', stage: 'talk', sum: '78 400 PLN' }, { id: 'b', name: 'Summer retreat', stage: 'talk', sum: '9 600 PLN' }, { id: 'c', name: 'Mentoring for two', stage: 'offer', sum: '12 000 EUR' }];

function SmallBoard() {
  const [deals, setDeals] = useState(DEALS);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(['won']));
  const columns = ([['talk', 'First talk'], ['offer', 'Offer sent'], ['won', 'Won']] as const).map(([id, title]) => {
    const cards = deals.filter(({ stage }) => stage === id);
    return { id, title, cards, count: String(cards.length), sums: cards.map(({ sum }) => sum), folded: folded.has(id), note: 'We find out who asks, what for and by when.' };
  });
  return (
    <div className="kit-board">
      <Board label="Deals" columns={columns} idOf={({ id }) => id} nameOf={({ name }) => name} card={({ name, sum }) => <><div className="ui-card__title">{name}</div><div className="ui-card__foot"><span className="strong num">{sum}</span><span className="meta">12 days here</span></div></>} toneOf={({ id }) => (id === 'b' ? 'warn' : 'plain')} onOpen={() => undefined} onMove={(card, stage) => setDeals((all) => [{ ...card, stage }, ...all.filter(({ id }) => id !== card.id)])} onFold={(id, on) => setFolded((all) => new Set(on ? [...all, id] : [...all].filter((one) => one !== id)))} />
    </div>
  );
}
