import { quietHoursOf, reviewDay, type AgreedRule } from '@entente/core/ground-rule/acting-rules';
import { eightCards, furtherCards, isAnswerOf, type RuleAnswer, type RuleCard } from '@entente/core/ground-rule/rule-card';
import { agreedRules, openCards, settleRules, type CardLine, type RulePick } from '@entente/core/ground-rule/settle-rules';
import { newestOfEach } from '@entente/core/ground-rule/several-people';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import { actorStamp } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { lockRoot, textsOfChain } from '../agreement/amendment/agreement.access.ts';
import { lockAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { endQuietHours, forgetQuietHours, keepQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import type { Services } from '../platform/services.ts';
import { loadFirm } from '../signing/sending.store.ts';
import type { GrantedRoundId, RoundGrant } from './ground-rule.access.ts';
import { cardsOf } from './in-force/ground-rule.view.ts';
import { loadHeldRounds } from './in-force/rule-round.store.ts';
import { loadOwnCards } from './rule-card.store.ts';
import { insertAct, insertRound, loadAnswers, loadOwnClocks, loadRounds, lockRound, newestRoundNumber, replaceAnswers, updateRound, type RuleAct, type StoredRound } from './rule-round.store.ts';
import { tellOfRules } from './told/ground-rule.actions.ts';

export type RuleCall<A extends ProviderActor | ClientActor = ProviderActor | ClientActor> = { readonly services: Services; readonly actor: A; readonly now: Date };
export const REVIEW_TASK = 'review_ground_rules';
const MORNING = '09:00';

type Opening = { readonly agreementId: string; readonly signatoryId: string; readonly cards: readonly string[] };

/** Asks both sides the same cards. Of the same person an earlier round that was agreed keeps acting until this one is, and one that was not is over; rounds of others stand beside it. */
export async function openRound(tx: Tx, call: RuleCall<ProviderActor>, { agreementId, signatoryId, cards }: Opening): Promise<Answer<{ id: string }>> {
  const { actor, now } = call;
  const grant = await grantAgreement(tx, actor, agreementId);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  // Rounds are numbered over all texts of the agreement.
  await lockRoot(tx, grant);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id, side }) => id === signatoryId && side === 'client');
  const asked = await askedCards(tx, grant, cards);
  if (person === undefined || asked === null) return refused('not-found');
  const id = newId() as GrantedRoundId;
  await insertRound(tx, {
    workspaceId: tx.workspaceId, id, number: (await newestRoundNumber(tx, grant.agreementId)) + 1, cards: JSON.stringify(asked),
    agreementId: grant.agreementId, clientId: grant.clientId, engagementId: grant.engagementId,
    signatoryId, askedName: person.name, openedBy: actor.memberId, openedByName: actor.name, openedAt: now.toISOString(),
  });
  await tellOfRules(tx, call, { grant: { ...grant, roundId: id, side: 'provider' }, topic: 'ground_rule.asked', to: 'client' });
  await recordAct(tx, call, { grant, act: 'asked' });
  return granted({ id });
}

/** The cards by their keys, each once; null where one is not to be had. */
async function askedCards(tx: Tx, grant: AgreementGrant, keys: readonly string[]): Promise<RuleCard[] | null> {
  const own = (await loadOwnCards(tx, grant)).map(({ id, question, choices }): RuleCard => ({ key: id, question, choices }));
  // What its framework agreement settled, an order may settle anew, own cards of the first project among it.
  const reached = (await loadHeldRounds(tx, [grant.agreementId], null)).filter(({ ofFramework }) => ofFramework);
  const known = new Map<string, RuleCard>([...eightCards(), ...furtherCards(), ...cardsOf(reached, reached.flatMap(({ agreed, replaced }) => [...agreed, ...replaced])), ...own].map((card) => [card.key, card]));
  const cards = [...new Set(keys)].map((key) => known.get(key));
  return cards.every((card) => card !== undefined) ? cards : null;
}

/**
 * Keeps the answers of the actor's side in place of earlier ones. Once both sides have answered, each sees the
 * other's and nothing can be changed any more.
 * @param given.actId the same act sent twice happens once.
 */
export async function answerCards(tx: Tx, call: RuleCall, { grant, answers, actId }: { grant: RoundGrant; answers: readonly RuleAnswer[]; actId: string }): Promise<Answer<GrantedRoundId>> {
  const round = await heldRound(tx, grant);
  if (round === null) return refused('rules-are-over');
  if (round.revealedAt !== null) return refused('rules-are-revealed');
  const fitting = answers.every((answer) => round.cards.some((card) => card.key === answer.card && isAnswerOf(card, answer)));
  const once = new Set(answers.map(({ card }) => card)).size === answers.length;
  if (!fitting || !once || answers.length === 0) return refused(answers.length === 0 ? 'rules-need-an-answer' : 'input-is-wrong');
  await replaceAnswers(tx, grant, answers);
  if (!(await keepAct(tx, call, { grant, actId, act: 'answered' }))) return granted(grant.roundId);
  if (round.acts.some(({ act, side }) => act === 'answered' && side !== grant.side)) {
    await updateRound(tx, grant.roundId, { revealedAt: call.now.toISOString() });
    await tellOfRules(tx, call, { grant, topic: 'ground_rule.compare', to: otherSide(grant.side) });
  }
  await recordAct(tx, call, { grant, act: 'answered' });
  return granted(grant.roundId);
}

/**
 * "Works for me": a yes to what the cards come to, with what was picked where the two differ. A yes to other rules is
 * void by their hash. Once both sides have said yes to the same rules, these act.
 */
export async function agreeToRules(tx: Tx, call: RuleCall, { grant, picks, actId }: { grant: RoundGrant; picks: readonly RulePick[]; actId: string }): Promise<Answer<GrantedRoundId>> {
  const round = await heldRound(tx, grant);
  if (round === null || round.agreedAt !== null) return refused('rules-are-over');
  if (round.revealedAt === null) return refused('rules-wait-for-both');
  const chosen = round.cards.flatMap(({ key }) => [...picks, ...round.picks].find(({ card }) => card === key) ?? []);
  const lines = await linesOf(tx, { ...round, picks: chosen }, grant.side);
  if (openCards(lines).length > 0) return refused('rules-have-open-cards', { count: openCards(lines).length });
  const rules = agreedRules(lines);
  const rulesSha256 = rulesHash(lines);
  if (!(await keepAct(tx, call, { grant, actId, act: 'works_for_me', rulesSha256 }))) return granted(grant.roundId);
  await updateRound(tx, grant.roundId, { picks: JSON.stringify(chosen) });
  if (standingYes(round.acts, otherSide(grant.side), rulesSha256) !== null) await settleRound(tx, call, { grant, rules });
  await tellOfRules(tx, call, { grant, topic: 'ground_rule.said_yes', to: otherSide(grant.side) });
  await recordAct(tx, call, { grant, act: 'works_for_me' });
  return granted(grant.roundId);
}

async function settleRound(tx: Tx, { now }: RuleCall, { grant, rules }: { grant: RoundGrant; rules: readonly AgreedRule[] }): Promise<void> {
  const { timeZone } = await loadFirm(tx);
  const reviewOn = reviewDay(dayIn(timeZone, now), 'first');
  await updateRound(tx, grant.roundId, { agreedAt: now.toISOString(), agreed: JSON.stringify(rules), reviewOn });
  await planReview(tx, grant, { reviewOn, timeZone });
  // Whoever agreed on hours in a round of their own keeps them, also in one beside the framework agreement of an order.
  const agreed = (await loadRounds(tx, await textsOfChain(tx, grant))).filter(({ agreedAt }) => agreedAt !== null);
  const asked = agreed.find(({ id }) => id === grant.roundId)?.askedEmail;
  const beside = (await loadHeldRounds(tx, [grant.agreementId], null)).filter(({ ofFramework, replaced, ...left }) => ofFramework && saysHours([...left.agreed, ...replaced]));
  const own = new Set([...agreed, ...beside].map(({ askedEmail }) => askedEmail).filter((email) => email !== asked));
  for (const { side, email, clientId } of await loadSignatories(tx, [grant.agreementId])) {
    if (side !== 'client' || own.has(email.toLowerCase())) continue;
    const hours = quietHoursOf(rules, 'client', (await loadOwnClocks(tx, { email, clientId })) ?? timeZone);
    // Hours that were agreed in other work stand where these rules say nothing about any.
    if (hours === null) await (saysHours(rules) ? forgetQuietHours(tx, email) : endQuietHours(tx, email, agreed.map(({ id }) => id)));
    else await keepQuietHours(tx, { email, clientId, hours, sourceId: grant.roundId });
  }
}

function saysHours(rules: readonly AgreedRule[]): boolean {
  return rules.some(({ card, settled }) => card === 'quiet_hours' && settled.as !== 'talk');
}

async function planReview(tx: Tx, { roundId }: RoundGrant, { reviewOn, timeZone }: { reviewOn: string; timeZone: string }): Promise<void> {
  await enqueue(tx, { task: REVIEW_TASK, payload: { roundId }, runAt: momentIn(timeZone, reviewOn, MORNING), key: `${REVIEW_TASK}:${roundId}` });
}

/** The agreed rules still work: they are looked at again in a quarter. */
export async function reviewRules(tx: Tx, call: RuleCall, { grant, actId }: { grant: RoundGrant; actId: string }): Promise<Answer<GrantedRoundId>> {
  const round = await heldRound(tx, grant);
  if (round === null || round.agreedAt === null) return refused('rules-are-over');
  if (!(await keepAct(tx, call, { grant, actId, act: 'still_works' }))) return granted(grant.roundId);
  const { timeZone } = await loadFirm(tx);
  const reviewOn = reviewDay(dayIn(timeZone, call.now), 'next');
  await updateRound(tx, grant.roundId, { reviewOn });
  await planReview(tx, grant, { reviewOn, timeZone });
  await recordAct(tx, call, { grant, act: 'still_works' });
  return granted(grant.roundId);
}

/** The client would like other rules; the provider is told and asks the cards again. */
export async function wishForChange(tx: Tx, call: RuleCall<ClientActor>, { grant, actId }: { grant: RoundGrant; actId: string }): Promise<Answer<GrantedRoundId>> {
  const round = await heldRound(tx, grant);
  if (round === null || round.agreedAt === null) return refused('rules-are-over');
  if (!(await keepAct(tx, call, { grant, actId, act: 'wants_change' }))) return granted(grant.roundId);
  await tellOfRules(tx, call, { grant, topic: 'ground_rule.change_wanted', to: 'provider' });
  await recordAct(tx, call, { grant, act: 'wants_change' });
  return granted(grant.roundId);
}

/** What each card comes to, as one side may see it; its caller has made sure that both have answered. */
export async function linesOf(tx: Tx, round: StoredRound, side: Side): Promise<readonly CardLine[]> {
  const answers = await loadAnswers(tx, [round], side);
  const of = (wanted: Side): RuleAnswer[] => answers.flatMap((answer) => (answer.side === wanted ? [{ card: answer.card, choice: answer.choice, words: answer.words }] : []));
  return settleRules(round.cards, { provider: of('provider'), client: of('client') }, round.picks);
}

/** What a yes is said to. */
export function rulesHash(lines: readonly CardLine[]): string {
  return sha256(canonicalJson(agreedRules(lines)));
}

/** A side's yes to exactly these rules; null where there is none. */
export function standingYes(acts: readonly RuleAct[], side: Side, rulesSha256: string): RuleAct | null {
  const last = acts.findLast((one) => one.act === 'works_for_me' && one.side === side);
  return last !== undefined && last.rulesSha256 === rulesSha256 ? last : null;
}

/** The round under a lock, if it is the newest with its person; a newer one with the same person ends it. */
async function heldRound(tx: Tx, { roundId, agreementId }: RoundGrant): Promise<StoredRound | null> {
  await lockRound(tx, roundId);
  return newestOfEach(await loadRounds(tx, await textsOfChain(tx, { agreementId }))).find(({ id }) => id === roundId) ?? null;
}

type Keeping = { readonly grant: RoundGrant; readonly actId: string; readonly act: RuleAct['act']; readonly rulesSha256?: string };

async function keepAct(tx: Tx, { actor, now }: RuleCall, { grant, actId, act, rulesSha256 = '' }: Keeping): Promise<boolean> {
  const { id, name } = actorStamp(actor);
  return insertAct(tx, { workspaceId: tx.workspaceId, id: actId, roundId: grant.roundId, clientId: grant.clientId, side: grant.side, act, rulesSha256, actorId: id ?? actId, actorName: name, happenedAt: now.toISOString() });
}

async function recordAct(tx: Tx, { actor, now }: RuleCall, { grant: { agreementId, clientId, engagementId }, act }: { grant: AgreementGrant; act: 'asked' | RuleAct['act'] }): Promise<void> {
  await record(tx, actor, { topic: `ground_rule.${act}`, subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, happenedAt: now.toISOString() });
}

function otherSide(side: Side): Side {
  return side === 'provider' ? 'client' : 'provider';
}
