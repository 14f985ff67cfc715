import { sql } from 'kysely';
import type { AgreedRule } from '@entente/core/ground-rule/acting-rules';
import type { AgreedWith } from '@entente/core/ground-rule/several-people';
import { confided } from '../../engagement/engagement.access.ts';
import { loadAgreedRules, loadAgreedWith } from '../../ground-rule/in-force/rule-round.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The days of somebody on which they do not work, and whose holidays they keep. */
export type Absent = { readonly daysOff: unknown; readonly country: string };
type Clock = { readonly agreed: readonly AgreedWith[]; readonly isConfided: boolean; readonly leader: Absent };

/** By what answers are counted in the engagements in which both sides agreed on something. */
export type Answering = ReadonlyMap<string, Clock>;

/** Loads it, for our pages and the client's alike: of whoever leads the work the count is the same there, and no day of theirs is shown. */
export async function loadAnswering(tx: Tx, engagementIds: readonly string[]): Promise<Answering> {
  const agreed = await loadAgreedWith(tx, engagementIds);
  if (agreed.size === 0) return new Map();
  const { rows } = await sql<{ id: string; isConfided: boolean; daysOff: unknown; country: string }>`
    select engagements.id, ${confided()} as "isConfided", coalesce(leader.days_off, '[]') as "daysOff", coalesce(leader.country, '') as country
    from engagements left join lateral leader_times(engagements.id) leader on true
    where engagements.workspace_id = ${tx.workspaceId} and engagements.id = any(${[...agreed.keys()]}::uuid[])`.execute(tx.kysely);
  return new Map(rows.map(({ id, isConfided, daysOff, country }) => [id, { agreed: agreed.get(id) ?? [], isConfided, leader: { daysOff, country } }]));
}

/** The same under single agreements: what was agreed there, and the working days of whoever leads the work and of whoever reads it, or signs first for the client. */
export type AgreementClocks = { readonly rules: ReadonlyMap<string, readonly AgreedRule[]>; readonly leaders: ReadonlyMap<string, Absent>; readonly clients: ReadonlyMap<string, Absent> };

/** Loads it. @param reader the address, in small letters, of the person of the client who reads; null: ours read. */
export async function loadAgreementClocks(tx: Tx, agreementIds: readonly string[], reader: string | null): Promise<AgreementClocks> {
  const rules = await loadAgreedRules(tx, agreementIds, reader);
  const [leaders, clients] = await Promise.all([loadLeadersAway(tx, [...rules.keys()]), loadClientsAway(tx, [...rules.keys()], reader)]);
  return { rules, leaders, clients };
}

type AbsentRow = Absent & { readonly id: string };
const byId = (rows: readonly AbsentRow[]): ReadonlyMap<string, Absent> => new Map(rows.map(({ id, daysOff, country }) => [id, { daysOff, country }]));

/** On which days whoever leads the engagement of an agreement is away, and whose holidays they keep; agreements whose person never chose anything are left out. */
export async function loadLeadersAway(tx: Tx, agreementIds: readonly string[]): Promise<ReadonlyMap<string, Absent>> {
  if (agreementIds.length === 0) return new Map();
  const { rows } = await sql<AbsentRow>`
    select agreements.id, leader.days_off as "daysOff", leader.country from agreements cross join lateral leader_times(agreements.engagement_id) leader
    where agreements.workspace_id = ${tx.workspaceId} and agreements.id = any(${agreementIds}::uuid[])`.execute(tx.kysely);
  return byId(rows);
}

/** The same of the reader who signs an agreement for the client, or of whoever signs it first; where nothing is known of them, the holidays of the client's country. */
async function loadClientsAway(tx: Tx, agreementIds: readonly string[], reader: string | null): Promise<ReadonlyMap<string, Absent>> {
  if (agreementIds.length === 0) return new Map();
  const { rows } = await sql<AbsentRow>`
    select distinct on (agreements.id) agreements.id, coalesce(person.days_off, '[]') as "daysOff", coalesce(person.country, substring(clients.country from '^[A-Z]{2}$'), '') as country
    from agreements
    join clients on clients.workspace_id = agreements.workspace_id and clients.id = agreements.client_id
    left join signatories on signatories.workspace_id = agreements.workspace_id and signatories.agreement_id = agreements.id and signatories.side = 'client' and signatories.removed_at is null and (${reader}::text is null or lower(signatories.email) = ${reader}::text)
    left join commitment_people person on person.workspace_id = agreements.workspace_id and person.client_id = agreements.client_id and person.email = lower(signatories.email)
    where agreements.workspace_id = ${tx.workspaceId} and agreements.id = any(${agreementIds}::uuid[])
    order by agreements.id, signatories.position, signatories.id`.execute(tx.kysely);
  return byId(rows);
}
