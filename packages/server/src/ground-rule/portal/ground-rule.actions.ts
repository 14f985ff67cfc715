import type { RulesPage } from '@entente/contract/signing/portal-rules';
import type { RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { grantAgreementsOfHolder, type LinkGrant } from '../../signing/link.access.ts';
import { loadReading, mintForm, type Reading, type Visit } from '../../signing/page/signing.actions.ts';
import { roundView } from '../ground-rule.view.ts';
import { frameworkRules } from '../in-force/ground-rule.view.ts';
import { loadHeldRounds } from '../in-force/rule-round.store.ts';
import { loadRounds, type StoredRound } from '../rule-round.store.ts';

type Held = { readonly link: LinkGrant; readonly rounds: readonly StoredRound[] };

/** The page of the cards for the holder of a link: of one agreement of theirs, or of the one that was asked about last; null where it is not theirs. */
export async function rulesPage(tx: Tx, visit: Visit, agreementId: string | null): Promise<RulesPage | null> {
  const held = await heldRounds(tx, visit.link);
  const wanted = agreementId === null ? held.toSorted((a, b) => openedAt(b).localeCompare(openedAt(a)))[0] : held.find(({ link }) => link.actor.agreementId === agreementId);
  if (wanted === undefined) return null;
  const reading = await loadReading(tx, { ...visit, link: wanted.link });
  if (reading === null) return null;
  return pageOf(tx, reading, { visit, rounds: wanted.rounds });
}

/** Which of its acts the form of a step is for. */
const ACTS: Readonly<Record<RulesPage['step'], string | null>> = { answer: 'answer', wait: 'answer', compare: 'works', agreed: 'still', none: null };

async function pageOf(tx: Tx, reading: Reading, { visit, rounds: [newest, ...earlier] }: { visit: Visit; rounds: readonly StoredRound[] }): Promise<RulesPage> {
  const { frame, agreement, firm } = reading;
  const round = newest === undefined ? null : await roundView(tx, newest, 'client');
  const shown: RuleRoundView[] = [];
  for (const one of earlier.filter(({ agreedAt }) => agreedAt !== null)) shown.push(await roundView(tx, one, 'client'));
  const base = { page: 'rules' as const, client: agreement.clientName, earlier: shown, framework: await ofFramework(tx, reading), error: visit.error };
  if (round === null) return { ...base, step: 'none', round, frame, reviewDue: false, form: null, changeForm: null, effort: effortOf(null, 'none') };
  const step = stepOf(round);
  return {
    ...base, step, round,
    frame: { ...frame, asker: { ...frame.asker, name: round.openedBy } },
    reviewDue: round.reviewOn !== null && round.reviewOn <= dayIn(firm.timeZone, visit.now),
    form: mintForm(visit, `rules/${round.id}/${ACTS[step] ?? ''}`),
    changeForm: step === 'agreed' && round.wantsChange === null ? mintForm(visit, `rules/${round.id}/change`) : null,
    effort: effortOf(round, step),
  };
}

/** What the reader's order has from its framework agreement: the words of the rules and its number, for whoever of the client signs the order. */
async function ofFramework(tx: Tx, { grant, visit }: Reading): Promise<RulesPage['framework']> {
  const found = await frameworkRules(tx, grant, await loadHeldRounds(tx, [grant.agreementId], visit.link.signatory.email.toLowerCase()));
  return found === null || found.rules.length === 0 ? null : { number: found.number, cards: found.cards.filter(({ key }) => found.rules.some(({ card }) => card === key)), rules: found.rules };
}

/** Under which of these agreements rules are in force that a person of the client, by address, may read. */
export async function rulesHeld(tx: Tx, { agreementIds, email }: { readonly agreementIds: readonly string[]; readonly email: string }): Promise<ReadonlySet<string>> {
  const rounds = await loadHeldRounds(tx, agreementIds, email.toLowerCase());
  return new Set(rounds.flatMap(({ agreementId, agreed }) => (agreed.length === 0 ? [] : [agreementId])));
}

/** What of the cards waits for the holder of a standing page, agreement by agreement. */
export async function waitingRules(tx: Tx, link: LinkGrant, today: string): Promise<readonly { readonly what: 'ask' | 'compare' | 'review'; readonly agreementId: string }[]> {
  const held = await heldRounds(tx, link);
  return held.flatMap(({ link: { actor }, rounds: [newest] }) => {
    if (newest === undefined) return [];
    const done = (act: string): boolean => newest.acts.some((one) => one.act === act && one.side === 'client');
    const review = newest.reviewOn !== null && newest.reviewOn <= today;
    const what = newest.agreedAt !== null ? (review ? 'review' : null) : newest.revealedAt === null ? (done('answered') ? null : 'ask') : done('works_for_me') ? null : 'compare';
    return what === null ? [] : [{ what, agreementId: actor.agreementId }];
  });
}

/** The holder of a link as the person of the agreement that a round is about; null where it is not theirs. */
export async function holderOfRound(tx: Tx, link: LinkGrant, roundId: string): Promise<LinkGrant | null> {
  return (await heldRounds(tx, link)).find(({ rounds }) => rounds.some(({ id }) => id === roundId))?.link ?? null;
}

async function heldRounds(tx: Tx, link: LinkGrant): Promise<readonly Held[]> {
  const held: Held[] = [];
  for (const own of await grantAgreementsOfHolder(tx, link)) {
    const grant = own.signatory.removedAt === null ? await grantAgreement(tx, own.actor, own.actor.agreementId) : null;
    if (grant !== null) held.push({ link: own, rounds: ownFirst(await loadRounds(tx, [grant.agreementId], own.signatory.id), own.signatory.email.toLowerCase()) });
  }
  return held;
}

/** A round with the reader comes before those with others of their side. */
function ownFirst(rounds: readonly StoredRound[], email: string): readonly StoredRound[] {
  return [...rounds.filter(({ askedEmail }) => askedEmail === email), ...rounds.filter(({ askedEmail }) => askedEmail !== email)];
}

function openedAt({ rounds: [newest] }: Held): string {
  return newest?.openedAt ?? '';
}

function stepOf(round: RuleRoundView | null): RulesPage['step'] {
  if (round === null) return 'none';
  if (round.state === 'asking') return round.answered.client === null ? 'answer' : 'wait';
  return round.state === 'comparing' ? 'compare' : 'agreed';
}

/** The shortest path that answers everything: one tap and one decision a card; where the middle is proposed it is taken. */
function effortOf(round: RuleRoundView | null, step: RulesPage['step']): RulesPage['effort'] {
  if (round === null || step === 'agreed' || step === 'none') return { taps: 0, characters: 0, decisions: 0 };
  const cards = step === 'compare' ? (round.lines ?? []).filter(({ state }) => state === 'differs').length : round.cards.length;
  const open = step === 'compare' ? (round.lines ?? []).filter(({ state, settled }) => state !== 'skipped' && settled === null).length : cards;
  return { taps: open + 1, characters: 0, decisions: cards };
}
