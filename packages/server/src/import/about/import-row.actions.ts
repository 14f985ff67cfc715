import type { Link } from '@entente/core/import/interaction-reading';
import type { PreparedRow, RowProblem } from '@entente/core/import/row-reading';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { ImportTerms } from '../decide/import-row.actions.ts';
import { numberOf } from '../match/import-row.actions.ts';
import { countriesOf, findRecords, type Sought } from '../match/import-row.store.ts';
import { clientsOf } from './import-row.store.ts';

/** The records that a row is about, by column of interactions; or why it is rejected. */
export type Found = { readonly found: Record<string, string>; readonly problems: readonly RowProblem[] };

/** In this order; a client that is found first tells two people of one name apart. */
const WAYS = [
  ...(['externalId', 'name'] as const).map((by) => ({ kind: 'client', by }) as const),
  ...(['externalId', 'email', 'phone', 'nameAndClient', 'name'] as const).map((by) => ({ kind: 'contact', by }) as const),
  ...(['externalId', 'nameAndClient', 'name'] as const).map((by) => ({ kind: 'deal', by }) as const),
];
const COLUMNS = { client: 'client_id', contact: 'contact_id', deal: 'deal_id' } as const;

/** Where the ids of those that were found stand. */
export const LINK_COLUMNS: ReadonlySet<string> = new Set(Object.values(COLUMNS));

type Linked = { readonly row: PreparedRow; readonly found: Record<string, string>; /** The columns of the file that led to a record. */ readonly led: Set<number>; /** Those that lead to several. */ readonly doubtful: Map<number, string> };

/**
 * Finds whom and what interactions are about, many rows in one query: by the id in the other program, the address, the
 * number or the name, as the actor may see them. A deal or a contact brings its client along. Of several that fit none
 * is taken: another cell has to tell which one is meant.
 * @returns by place of the row; none where the rows are no interactions.
 */
export async function findLinks(tx: Tx, terms: ImportTerms, rows: readonly PreparedRow[]): Promise<ReadonlyMap<number, Found>> {
  if (terms.plan.kind !== 'interaction') return new Map();
  const linked = rows.map((row): Linked => ({ row, found: {}, led: new Set(), doubtful: new Map() }));
  for (const way of WAYS) await findByWay(tx, terms, { linked, ...way });
  const clients = await clientsOf(tx, linked.flatMap(({ found }) => (found['client_id'] === undefined ? [found['contact_id'], found['deal_id']].filter((id) => id !== undefined) : [])));
  for (const { found } of linked) {
    const client = found['client_id'] ?? clients.get(found['deal_id'] ?? '') ?? clients.get(found['contact_id'] ?? '');
    if (client !== undefined) found['client_id'] = client;
  }
  return new Map(linked.map((each, at) => [at, { found: each.found, problems: unmatched(terms, each) }]));
}

type Way = { readonly linked: readonly Linked[]; readonly kind: Link['kind']; readonly by: Link['by'] | 'nameAndClient' };

async function findByWay(tx: Tx, { actor, plan, country: home }: ImportTerms, { linked, kind, by }: Way): Promise<void> {
  const said = by === 'nameAndClient' ? 'name' : by;
  const asked = linked.flatMap((each) => {
    const within = by === 'nameAndClient' ? each.found['client_id'] : undefined;
    if (COLUMNS[kind] in each.found || (by === 'nameAndClient' && within === undefined)) return [];
    return (each.row.links ?? []).filter((link) => link.kind === kind && link.by === said).map((link) => ({ each, link, within }));
  });
  const countries = await countriesOf(tx, by === 'phone' ? asked.map(({ each }) => each.found['client_id'] ?? '') : []);
  const sought = asked.map(({ each, link, within }, at): Sought => ({
    at, value: link.by === 'email' ? link.value.toLowerCase() : link.value, ...(within === undefined ? {} : { within }),
    ...(by === 'phone' ? numberOf(link.value, { country: countries.get(each.found['client_id'] ?? '') ?? '', home }) : {}),
  }));
  for (const [at, { id, isOnly }] of await findRecords(tx, actor, { seeking: { kind, source: plan.externalSource }, by, sought })) {
    const one = asked[at];
    if (one === undefined) continue;
    if (!isOnly) {
      one.each.doubtful.set(one.link.column, one.link.value);
      continue;
    }
    one.each.found[COLUMNS[kind]] ??= id;
    one.each.led.add(one.link.column);
  }
}

/** What a row names that nobody knows here, or that could be several. A name is no gap where the address beside it was found. */
function unmatched({ plan }: ImportTerms, { row, found, led, doubtful }: Linked): readonly RowProblem[] {
  const byColumn = Map.groupBy(row.links ?? [], ({ column }) => column);
  return [...byColumn].flatMap(([column, links]): RowProblem[] => {
    const kinds = new Set(links.map(({ kind }) => kind));
    const isKnown = led.has(column) || (kinds.size === 1 && [...kinds].every((kind) => COLUMNS[kind] in found));
    const isLeft = plan.columns.find((one) => one.column === column)?.unknown === 'empty';
    if (isKnown || isLeft) return [];
    const doubt = doubtful.get(column);
    return [doubt === undefined ? { column, code: 'unknown-name', value: links[0]?.value ?? '' } : { column, code: 'fits-several', value: doubt }];
  });
}
