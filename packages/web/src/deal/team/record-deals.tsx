import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { FilterGroup } from '@entente/core/record/record-filter';
import { moneyWords, nearDayWords } from '../../record/cell-words.ts';
import { aggregatesQuery, recordsQuery } from '../../record/record.queries.ts';
import { NextStanding } from '../../record/team/next-standing.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import './deal.css';
import { NewDealDialog } from './new-deal-dialog.tsx';

const COLUMNS = ['name', 'stageId', 'amount', 'currency', 'nextStep', 'nextStepOn', 'expectedCloseOn'];
const SHOWN = 8;

type RecordDealsProps = { /** Whose deals: the field of a deal that names the record. */ field: 'clientId' | 'contactId'; id: string; /** A new deal begins with this client. */ client?: PickOption };

/** The deals of a client or a contact: the open ones with stage, sum and what is next; how many were won and lost. */
export function RecordDeals({ field, id, client }: RecordDealsProps) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  const asked = { kind: 'deal', sort: '-updatedAt', columns: COLUMNS, filter: dealsOf(field, id, 'open') } as const;
  const { data } = useInfiniteQuery(recordsQuery(asked));
  const sums = useQuery(aggregatesQuery({ ...asked, columns: ['amount'] })).data?.columns[0]?.sums ?? [];
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  useCommands(client === undefined ? [] : [{ id: 'client.new-deal', label: t('deals.newDeal'), run: () => setAdding(true) }]);
  return (
    <section>
      <SectionRule aside={<span className="dl-of__sums num">{sums.map(({ currency, value }) => <span key={currency}>{moneyWords(t, value, currency)}</span>)}</span>}>{t('deals.title')}</SectionRule>
      {data !== undefined && rows.length === 0 ? <p className="meta-2 dl-none">{t('deals.noneOpen')}</p> : null}
      <ul className="dl-of">{rows.slice(0, SHOWN).map((row) => <OneDeal key={row.id} row={row} />)}</ul>
      <div className="dl-of__foot">
        {client === undefined ? null : <Button small onClick={() => setAdding(true)}>{t('deals.newDeal')}</Button>}
        <Closed field={field} id={id} />
      </div>
      {adding && client !== undefined ? <NewDealDialog open onClose={() => setAdding(false)} client={client} /> : null}
    </section>
  );
}

function OneDeal({ row }: { row: RecordRow }) {
  const t = usePhrases();
  const { id, values, names } = row;
  const { name, stageId, amount, currency, expectedCloseOn } = values;
  return (
    <li>
      <Link to="/deals/$id" params={{ id }} className="dl-of__name">{String(name ?? '')}</Link>
      <span className="dl-of__stage">{names[String(stageId)] ?? ''}{typeof expectedCloseOn === 'string' ? <span className="meta">{nearDayWords(t, expectedCloseOn)}</span> : null}</span>
      <span className="dl-of__next"><NextStanding record={row} /></span>
      <span className="dl-of__amount num">{typeof amount === 'number' ? moneyWords(t, amount, String(currency ?? '')) : ''}</span>
    </li>
  );
}

/** What became of the others, and the way to all of them. */
function Closed({ field, id }: Pick<RecordDealsProps, 'field' | 'id'>) {
  const t = usePhrases();
  const count = (state: 'won' | 'lost') => aggregatesQuery({ kind: 'deal', filter: dealsOf(field, id, state), columns: [] });
  const won = useQuery(count('won')).data?.count?.value;
  const lost = useQuery(count('lost')).data?.count?.value;
  if (won === undefined || lost === undefined) return null;
  if (won + lost === 0) return <span className="meta">{t('deals.noneClosed')}</span>;
  return (
    <span className="dl-of__closed">
      <span className="meta-2">{t('deals.wonAndLost', { won, lost })}</span>
      <Link to="/deals" search={{ view: 'all', filter: { all: [{ field, is: 'any_of', value: [id] }] } }}>{t('deals.showAll')}</Link>
    </span>
  );
}

function dealsOf(field: string, id: string, state: 'open' | 'won' | 'lost'): FilterGroup {
  return { all: [{ field, is: 'any_of', value: [id] }, { field: 'state', is: 'any_of', value: [state] }] };
}
