import type { TodayView, WaitingRow } from '@entente/contract/today/today.contract';
import { agreementStanding, type NextAct } from '@entente/core/agreement/agreement-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import { listAgreements, loadFacts } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { loadNextSteps, loadSealed } from './today.store.ts';

/** The newest agreements that Today looks at; older ones that nobody touched wait in the list. */
const LOOKED_AT = 100;
const SEALED_DAYS = 14;
const DAY_MS = 86_400_000;

/** What needs the actor now: the next acts of every agreement they may see, next steps, what was sealed. */
export async function showToday(tx: Tx, actor: ProviderActor, now: Date): Promise<Answer<TodayView>> {
  const agreements = await listAgreements(tx, actor, { limit: LOOKED_AT, after: null });
  const ids = agreements.map(({ id }) => id);
  const [facts, people] = [await loadFacts(tx, ids), await loadSignatories(tx, ids)];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const waiting = agreements.flatMap((agreement) => {
    const known = facts.get(agreement.id);
    if (known === undefined) return [];
    const { nextActs } = agreementStanding(known, now.toISOString());
    return nextActs.map((act) => ({ side: act.side, row: waitingRow(agreement, act, names) }));
  });
  const of = (side: NextAct['side']): WaitingRow[] => waiting.flatMap((one) => (one.side === side && one.row !== null ? [one.row] : [])).sort((a, b) => a.since.localeCompare(b.since));
  const today = now.toISOString().slice(0, 10);
  const nextSteps = (await loadNextSteps(tx, actor, today)).map((row) => ({ ...row, late: row.nextStepOn !== null && row.nextStepOn < today }));
  const sealed = await loadSealed(tx, actor, new Date(now.getTime() - SEALED_DAYS * DAY_MS).toISOString());
  return granted({ forUs: of('provider'), forClients: of('client'), nextSteps, sealed });
}

type Agreement = Awaited<ReturnType<typeof listAgreements>>[number];

/** Sealing is the program's own act and waits for nobody. */
function waitingRow(agreement: Agreement, { act, people, since }: NextAct, names: ReadonlyMap<string, string>): WaitingRow | null {
  if (act === 'seal') return null;
  const { id, engagementId, number, title, clientName } = agreement;
  return { act, agreementId: id, engagementId, number, title, clientName, people: people.flatMap((person) => names.get(person) ?? []), since };
}
