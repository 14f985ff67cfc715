import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RuleAnswer } from '@entente/core/ground-rule/rule-card';
import type { RulePick } from '@entente/core/ground-rule/settle-rules';
import { differingCards, newestOfEach, rulesForAll } from '@entente/core/ground-rule/several-people';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement, type AgreementGrant, type GrantedAgreementId } from '../agreement/agreement.access.ts';
import { textsOfChain } from '../agreement/amendment/agreement.access.ts';
import { loadAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { loadFirm } from '../signing/sending.store.ts';
import { draftStanding } from './draft/ground-rule.actions.ts';
import { grantRound, type GrantedRoundId } from './ground-rule.access.ts';
import { roundView } from './ground-rule.view.ts';
import { frameworkRules } from './in-force/ground-rule.view.ts';
import { loadHeldRounds, type HeldRound } from './in-force/rule-round.store.ts';
import { loadOwnCards } from './rule-card.store.ts';
import { agreeToRules, answerCards, reviewRules, type RuleCall } from './rule-round.actions.ts';
import { loadRounds } from './rule-round.store.ts';

/** The soft frame of an agreement as the provider sees it. */
export async function showGroundRules(tx: Tx, { actor }: { readonly actor: ProviderActor }, { agreementId }: { readonly agreementId: string }): Promise<Answer<GroundRulesView>> {
  const grant = await grantAgreement(tx, actor, agreementId);
  if (grant === null) return refused('not-found');
  const [agreement, firm] = [await loadAgreement(tx, grant.agreementId), await loadFirm(tx)];
  const people = (await loadSignatories(tx, [grant.agreementId])).filter(({ side }) => side === 'client');
  const rounds = await loadRounds(tx, await textsOfChain(tx, grant));
  const [newest, ...others] = newestOfEach(rounds);
  const standing = new Set([newest, ...others].map((round) => round?.id));
  const agreed = rounds.filter(({ agreedAt, id }) => agreedAt !== null && !standing.has(id));
  const acting = newestOfEach(rounds.filter(({ agreedAt }) => agreedAt !== null));
  const held = await loadHeldRounds(tx, [grant.agreementId], null);
  const beside: RuleRoundView[] = [];
  for (const round of others) beside.push(await roundView(tx, round, 'provider'));
  const history: RuleRoundView[] = [];
  for (const round of agreed) history.push(await roundView(tx, round, 'provider'));
  return granted({
    agreementId, clientName: agreement.clientName, firmName: firm.name, timeZone: firm.timeZone,
    people: people.map(({ id, name, email }) => ({ signatoryId: id, name, email })),
    ownCards: await loadOwnCards(tx, grant),
    round: newest === undefined ? null : await roundView(tx, newest, 'provider'),
    beside,
    acting: [...rulesForAll(held.map((round) => round.agreed))],
    framework: await ofFramework(tx, actor, { grant, held }),
    differ: [...differingCards(acting.map((round) => round.agreed ?? []))],
    history,
    draft: await draftStanding(tx, { actor }, { grant, round: acting.find(({ askedEmail }) => askedEmail === newest?.askedEmail) ?? null }),
  });
}

async function ofFramework(tx: Tx, actor: ProviderActor, { grant, held }: { readonly grant: AgreementGrant; readonly held: readonly HeldRound[] }): Promise<GroundRulesView['framework']> {
  const found = await frameworkRules(tx, grant, held);
  if (found === null) return null;
  const { agreementId, ...rules } = found;
  const open = await grantAgreement(tx, actor, agreementId);
  return { ...rules, open: open === null ? null : { engagementId: open.engagementId } };
}

type ById = { readonly id: string };

/** Answers the cards for the provider's side. */
export async function answerForUs(tx: Tx, call: RuleCall<ProviderActor>, { id, answers }: ById & { readonly answers: readonly RuleAnswer[] }): Promise<Answer<RuleRoundView>> {
  const grant = await grantRound(tx, call.actor, id);
  return grant === null ? refused('not-found') : shown(tx, grant.agreementId, await answerCards(tx, call, { grant, answers, actId: newId() }));
}

/** Says yes for the provider's side. */
export async function agreeForUs(tx: Tx, call: RuleCall<ProviderActor>, { id, picks }: ById & { readonly picks: readonly RulePick[] }): Promise<Answer<RuleRoundView>> {
  const grant = await grantRound(tx, call.actor, id);
  return grant === null ? refused('not-found') : shown(tx, grant.agreementId, await agreeToRules(tx, call, { grant, picks, actId: newId() }));
}

/** Says for the provider's side that the rules still work. */
export async function reviewForUs(tx: Tx, call: RuleCall<ProviderActor>, { id }: ById): Promise<Answer<RuleRoundView>> {
  const grant = await grantRound(tx, call.actor, id);
  return grant === null ? refused('not-found') : shown(tx, grant.agreementId, await reviewRules(tx, call, { grant, actId: newId() }));
}

async function shown(tx: Tx, agreementId: GrantedAgreementId, done: Answer<GrantedRoundId>): Promise<Answer<RuleRoundView>> {
  if (!done.ok) return done;
  const round = (await loadRounds(tx, [agreementId])).find(({ id }) => id === done.value);
  return round === undefined ? refused('not-found') : granted(await roundView(tx, round, 'provider'));
}
