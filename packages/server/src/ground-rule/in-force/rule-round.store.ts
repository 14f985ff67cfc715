import type { AgreedRule } from '@entente/core/ground-rule/acting-rules';
import type { RuleCard } from '@entente/core/ground-rule/rule-card';
import { inForce, rulesForAll, type AgreedWith } from '@entente/core/ground-rule/several-people';
import { sql, type RawBuilder } from 'kysely';
import { confided } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** A round whose rules are in force under an agreement; `agreed` holds those of them that are. */
export type HeldRound = {
  readonly agreementId: string;
  readonly engagementId: string;
  readonly isConfided: boolean;
  /** Agreed beside the framework agreement of this order. */
  readonly ofFramework: boolean;
  /** The person of the client it was agreed with, by address in small letters; by id where they are somebody who promises. */
  readonly askedEmail: string;
  readonly personId: string | null;
  readonly cards: readonly RuleCard[];
  readonly agreed: readonly AgreedRule[];
  /** What the order says anew, of what was agreed beside its framework agreement. */
  readonly replaced: readonly AgreedRule[];
};

/**
 * The one answer to which rules are in force under these agreements and amendments: of each person of the client the
 * newest round that both said yes to, under whichever text it was asked; under an order also those that were agreed beside
 * its framework agreement, without the cards about which the order has a rule of its own.
 * @param reader the address, in small letters, of a person of the client: of confided work only what was agreed with them; null: ours read.
 */
export async function loadHeldRounds(tx: Tx, agreementIds: readonly string[], reader: string | null): Promise<readonly HeldRound[]> {
  return agreementIds.length === 0 ? [] : heldRounds(tx, sql`${agreementIds}::uuid[]`, reader);
}

/** What acts by them under each agreement: of several people what asks more of us. */
export async function loadAgreedRules(tx: Tx, agreementIds: readonly string[], reader: string | null): Promise<ReadonlyMap<string, readonly AgreedRule[]>> {
  const rounds = await loadHeldRounds(tx, agreementIds, reader);
  return new Map([...Map.groupBy(rounds, ({ agreementId }) => agreementId)].map(([id, held]) => [id, rulesForAll(held.map(({ agreed }) => agreed))]));
}

/** The same in each of these engagements, over all its agreements: with whom of the client it was agreed. */
export async function loadAgreedWith(tx: Tx, engagementIds: readonly string[]): Promise<ReadonlyMap<string, readonly AgreedWith[]>> {
  if (engagementIds.length === 0) return new Map();
  const standing = sql`array(select a.id from agreements a where a.workspace_id = ${tx.workspaceId} and a.engagement_id = any(${engagementIds}::uuid[]) and a.amends_id is null and a.deleted_at is null and a.withdrawn_at is null)`;
  const rounds = await heldRounds(tx, standing, null);
  return new Map([...Map.groupBy(rounds, ({ engagementId }) => engagementId)].map(([id, held]) => [id, held.map(({ personId, agreed }) => ({ personId, rules: agreed }))]));
}

type Row = Omit<HeldRound, 'replaced'>;

async function heldRounds(tx: Tx, agreementIds: RawBuilder<unknown>, reader: string | null): Promise<readonly HeldRound[]> {
  const { rows } = await sql<Row>`
    select held.own_id as "agreementId", engagements.id as "engagementId", ${confided()} as "isConfided", held.of_framework as "ofFramework", held.asked_email as "askedEmail", person.id as "personId", round.cards, round.agreed
    from rule_rounds_in_force(${agreementIds}) held
    join rule_rounds round on round.workspace_id = ${tx.workspaceId} and round.id = held.round_id
    join agreements own on own.workspace_id = round.workspace_id and own.id = held.own_id
    join engagements on engagements.workspace_id = own.workspace_id and engagements.id = own.engagement_id
    left join commitment_people person on person.workspace_id = own.workspace_id and person.client_id = own.client_id and person.email = held.asked_email
    where ${reader}::text is null or held.asked_email = ${reader}::text or not ${confided()}
    order by round.opened_at desc, round.number desc`.execute(tx.kysely);
  return [...Map.groupBy(rows, ({ agreementId }) => agreementId).values()].flatMap((all) => {
    const left = inForce(all, { isConfided: all[0]?.isConfided ?? false });
    return left.map((round, at) => ({ ...round, replaced: all[at]?.agreed.filter((rule) => !round.agreed.includes(rule)) ?? [] }));
  });
}
