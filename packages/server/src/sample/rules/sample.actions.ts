import { eightCards, type RuleAnswer } from '@entente/core/ground-rule/rule-card';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Outcome } from '@entente/core/kernel/outcome';
import { grantRound } from '../../ground-rule/ground-rule.access.ts';
import { agreeToRules, answerCards, openRound } from '../../ground-rule/rule-round.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Services } from '../../platform/services.ts';

/** One transaction of the sample, whose acts cannot be refused. */
type Inside = <Value>(work: (tx: Tx) => Promise<Outcome<Value>>) => Promise<Value>;
export type RuleStage = { readonly services: Services; readonly actor: ProviderActor; readonly agreementId: string; readonly client: ClientActor; readonly inside: Inside };

/** What the two said apart: alike on most cards, one apart in two. Neither asks to be left alone, so that no mail of the sample waits. */
const OURS: Readonly<Record<string, string>> = { answer_times: 'one_day', urgent_channel: 'call', quiet_hours: 'evenings', who_decides: 'one_person', bad_news: 'phone_first', directness: 'good_first', lateness: 'say_before', patience: 'silence' };
const THEIRS: Readonly<Record<string, string>> = { ...OURS, answer_times: 'two_days', urgent_channel: 'mail', quiet_hours: 'none', patience: 'surprises' };

/** Asks the cards; nobody has answered yet. */
export async function askCards({ services, actor, agreementId, client, inside }: RuleStage, now: Date): Promise<string> {
  const { id } = await inside((tx) => openRound(tx, { services, actor, now }, { agreementId, signatoryId: client.signatoryId, cards: eightCards().map(({ key }) => key) }));
  return id;
}

/** The cards asked, answered by both apart, and agreed a day later. */
export async function agreeOnCards(stage: RuleStage, { asked, agreed }: { asked: Date; agreed: Date }): Promise<void> {
  const roundId = await askCards(stage, asked);
  const { services, inside } = stage;
  for (const [actor, said] of [[stage.actor, OURS], [stage.client, THEIRS]] as const) {
    const answers = Object.entries(said).map(([card, choice]): RuleAnswer => ({ card, choice, words: '' }));
    await inside(async (tx) => answerCards(tx, { services, actor, now: asked }, { grant: await granted(tx, actor, roundId), answers, actId: newId() }));
  }
  for (const actor of [stage.client, stage.actor]) {
    await inside(async (tx) => agreeToRules(tx, { services, actor, now: agreed }, { grant: await granted(tx, actor, roundId), picks: [], actId: newId() }));
  }
}

async function granted(tx: Tx, actor: ProviderActor | ClientActor, roundId: string) {
  const grant = await grantRound(tx, actor, roundId);
  if (grant === null) throw new Error('the cards of the sample are not there');
  return grant;
}
