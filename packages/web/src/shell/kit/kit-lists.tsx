import { useState } from 'react';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { CellEdit } from '../../ui/cell-edit.tsx';
import { DataTable, type Column, type RowState, type Sort } from '../../ui/data-table.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { OrderList } from '../../ui/order-list.tsx';
import { Rows } from '../../ui/rows.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Story } from '../../ui/story.tsx';
import { KitSection } from './kit-section.tsx';

type Client = { id: string; name: string; decides: string; state: LampState; words: string; value: string; step: string; look: RowState };
const CLIENTS: readonly Client[] = [
  { id: '1', name: 'Tartak Wierchy', decides: 'Jan Wierch', state: 'fits', words: 'steady', value: '12 000', step: 'Send the outline', look: 'plain' },
  { id: '2', name: 'Klinika Oko', decides: 'Zofia Pająk', state: 'against', words: 'at risk', value: '38 400', step: 'Call about the pause', look: 'plain' },
  { id: '3', name: 'Hotel Pod Sową', decides: 'Irena Sowa', state: 'stretches', words: 'strained', value: '164 800', step: '', look: 'here' },
  { id: '4', name: 'Termy Podgórze', decides: 'Iga Lis', state: 'stretches', words: 'strained', value: '72 000', step: 'not saved: Nadia changed it at 14:02', look: 'failed' },
  { id: '5', name: 'Rowny, people', decides: '', state: 'missing', words: 'in the bin', value: '', step: '90 days left', look: 'binned' },
];

/** Tables, work in rows, promises of both sides, the story. */
export function KitLists() {
  const { ours, theirs } = PROMISES;
  return (
    <>
      <KitSection title="Table" wide><Clients /></KitSection>
      <section>
        <SectionRule aside="oldest first">Waiting for your word</SectionRule>
        <Rows here="1" rows={WORK} />
      </section>
      <section>
        <SectionRule look="bare" aside="both sides, same rules">Promises</SectionRule>
        <Ledger ours={ours} theirs={theirs} />
      </section>
      <KitSection title="Rows in an order of one’s own"><Ordered /></KitSection>
      <KitSection title="Story"><Story entries={STORY} /></KitSection>
    </>
  );
}

function Ordered() {
  const [order, setOrder] = useState<readonly string[]>(['First talk', 'Need is clear', 'Offer sent']);
  return <OrderList label="Stages" items={order.map((name) => ({ id: name, name }))} onOrder={setOrder}>{({ name }) => <span className="strong">{name}</span>}</OrderList>;
}

function Clients() {
  const [sort, setSort] = useState<Sort>({ by: 'name', descending: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['2']));
  const columns: readonly Column<Client>[] = [
    { id: 'name', title: 'Company', cell: ({ name }) => <a href="#client">{name}</a>, sortable: true },
    { id: 'decides', title: 'Who decides', cell: ({ decides }) => decides },
    { id: 'state', title: 'Relationship', cell: ({ state, words }) => <Lamp state={state} size="row">{words}</Lamp> },
    { id: 'value', title: 'Value, zł net', cell: ({ value }) => value, look: 'number', sortable: true },
    { id: 'step', title: 'Next step', cell: ({ id, step }) => (id === '3' ? <CellEdit label="Next step of Hotel Pod Sową" value="First talk" onSave={() => undefined} onLeave={() => undefined} /> : step) },
  ];
  return (
    <div className="kit-stack">
      <DataTable caption="Clients" columns={columns} rows={CLIENTS} idOf={({ id }) => id} nameOf={({ name }) => name} stateOf={({ look }) => look} sort={sort} onSort={setSort} chosen={chosen} onChoose={setChosen} />
      {chosen.size === 0 ? null : <BulkBar words={`${chosen.size} chosen`} note="asks once more before it runs" onLetGo={() => setChosen(new Set())}><Button kind="text">Change owner…</Button><Button kind="text">Add tag…</Button></BulkBar>}
    </div>
  );
}

const WORK = [
  { id: '1', kind: 'Approve', title: 'Amendment 1, Termy Podgórze: two posts a week instead of three', detail: 'Nadia prepared it · −1 200 zł a month from April', age: '3 days', act: <Button kind="main" small keys="a">Read and approve</Button> },
  { id: '2', kind: 'Question', title: 'Do dates move if the decider is ill?', detail: 'Bank Wschodni · Anna Wrona, draft 3, clause 2.3', age: '18 h', act: <Button kind="text" keys="r">Answer</Button> },
];

const PROMISES = {
  ours: { title: 'What we promised', count: '1 late of 11 open', none: 'Nothing is promised.', promises: [{ id: '1', title: 'Script of scene 5, second reading', who: 'Tomasz Gajda for Bank Wschodni', due: '2 days late', late: true, effect: 'Holds up filming on 24 March' }] },
  theirs: { title: 'What clients promised', count: '1 late of 8 open', none: 'Nothing is promised.', promises: [{ id: '2', title: 'Comments on module 2', who: 'Marek Sobol, Bank Wschodni', due: 'due Thursday', effect: 'Moves module 3 to 1 April' }] },
};

const STORY = [
  { id: '1', when: '16 Mar', sign: 'stretches', title: 'Wish 13, so that advisers don’t freeze', detail: 'Anna Wrona · stretches “the five common objections”' },
  { id: '2', when: '9 Mar', sign: 'fits', title: 'Subtitles in all six scenes', detail: 'absorbed, 35 min · Tomasz Gajda' },
  { id: '3', when: '12 Jan', sign: '§', title: 'Version 1 signed by both sides', detail: 'Marek Sobol 10:14, Ola Lipska 10:31' },
] as const;
