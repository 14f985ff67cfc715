import type { InferContractRouterInputs } from '@orpc/contract';
import type { SigningTimesRow, SigningTimesSummary } from '@entente/contract/agreement/signing-times';
import type { contract } from '@entente/contract/contract';
import { signingTimes, summariseSigning } from '@entente/core/agreement/time-to-signed';
import { granted, refused } from '@entente/core/kernel/outcome';
import { addDays, dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { AgreementCall } from '../agreement.actions.ts';
import { loadFacts } from '../agreement.store.ts';
import { timesView } from '../agreement.view.ts';
import { loadSignatories } from '../signatory.store.ts';
import { listTimed, loadFirstLooks, loadTimeZone } from './agreement.store.ts';

type Input = InferContractRouterInputs<typeof contract>['agreement']['signingTimes'];

/** As many agreements as one answer looks at. */
const LOOKED_AT = 2_000;
/** The period where none is named, in days. */
const USUAL_DAYS = 365;

/** Time to signed over the agreements the actor may see: figures, and the rows they are made of. */
export async function showSigningTimes(tx: Tx, { actor, now }: AgreementCall, input: Input): Promise<Answer<SigningTimesSummary>> {
  const timeZone = await loadTimeZone(tx);
  const to = input.to ?? dayIn(timeZone, new Date(now));
  const from = input.from ?? addDays(to, -USUAL_DAYS);
  if (from > to) return refused('period-ends-before-it-begins');
  const [first, until] = [momentIn(timeZone, from, '00:00').toISOString(), momentIn(timeZone, addDays(to, 1), '00:00').toISOString()];
  const listed = await listTimed(tx, actor, { from: first, until, clientId: input.clientId, limit: LOOKED_AT });
  const agreements = listed.slice(0, LOOKED_AT);
  const ids = agreements.map(({ id }) => id);
  const [facts, people, looks] = [await loadFacts(tx, ids), await loadSignatories(tx, ids), await loadFirstLooks(tx, ids)];
  const counted = agreements.flatMap((agreement) => {
    const known = facts.get(agreement.id);
    if (known === undefined) return [];
    const openedAt = looks.get(agreement.id) ?? null;
    const times = signingTimes(known, { openedAt, now });
    if (!isOfPeriod(times, { first, until })) return [];
    const { id, number, title, engagementId, clientName } = agreement;
    const row: SigningTimesRow = { id, number, title, engagementId, clientName, ...timesView(known, { people, openedAt, now }) };
    return [{ times, row }];
  });
  const { stretches, ...summary } = summariseSigning(counted.map(({ times }) => times));
  return granted({ from, to, ...summary, stretches: [...stretches], rows: counted.map(({ row }) => row).sort(openFirst), complete: listed.length <= LOOKED_AT });
}

/** An open one belongs to today; another to the day on which it was signed or ended. */
function isOfPeriod({ end, draftedAt, totalMs }: ReturnType<typeof signingTimes>, { first, until }: { first: string; until: string }): boolean {
  if (end === 'open') return true;
  const endedAt = new Date(Date.parse(draftedAt) + totalMs).toISOString();
  return endedAt >= first && endedAt < until;
}

function openFirst(a: SigningTimesRow, b: SigningTimesRow): number {
  if ((a.end === 'open') !== (b.end === 'open')) return a.end === 'open' ? -1 : 1;
  return a.end === 'open' ? (b.sinceSentMs ?? 0) - (a.sinceSentMs ?? 0) : b.draftedAt.localeCompare(a.draftedAt);
}
