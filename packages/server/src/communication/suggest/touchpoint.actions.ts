import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { namedContact, SPONSOR_CONTACT, WORK_CONTACTS } from '@entente/core/agreement/named-contact';
import { SUGGESTED_PLAN, suggestedPlan } from '@entente/core/communication/touchpoint';
import { everydayChannel } from '@entente/core/ground-rule/acting-rules';
import { rulesForAll } from '@entente/core/ground-rule/several-people';
import { granted, refused } from '@entente/core/kernel/outcome';
import { personFor } from '../../commitment/commitment-person.actions.ts';
import { ensureMemberPerson, loadChoices, type StoredPerson } from '../../commitment/commitment-person.store.ts';
import { seenContacts } from '../../commitment/commitment.access.ts';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import { loadAgreedWith } from '../../ground-rule/in-force/rule-round.store.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantPlan, type PlanGrant } from '../touchpoint.access.ts';
import { namesOf, placeOf, planView, type PlanCall } from '../touchpoint.actions.ts';
import { insertLines, loadLines, loadNamed, loadNames } from '../touchpoint.store.ts';

/** Begins with a sensible plan, by the everyday channel that both sides agreed on, between the owner of the engagement and whom the agreement names; of another price a sponsor is told, where there is one. */
export async function suggestPlan(tx: Tx, call: PlanCall, engagementId: string): Promise<Answer<CommunicationView>> {
  const grant = await grantPlan(tx, call.actor, engagementId);
  if (grant === null) return refused('not-found');
  if ((await loadLines(tx, [grant])).length > 0) return refused('touchpoints-are-there');
  const [named] = await loadNames(tx, [grant]);
  const { known, members } = await everybody(tx, call, grant);
  const { theirs, sponsor } = await whomTheyName(tx, call, { grant, known });
  const ours = await ensureMemberPerson(tx, named?.ownerId ?? call.actor.memberId);
  if (ours === null || theirs === null) return refused('touchpoint-needs-somebody');
  const second = members.find(({ id }) => id !== ours.memberId);
  const backup = second === undefined ? null : await ensureMemberPerson(tx, second.id);
  const { today: since } = await loadWorkTime(tx, call.now);
  const everyday = everydayChannel(rulesForAll(((await loadAgreedWith(tx, [grant.engagementId])).get(grant.engagementId) ?? []).map(({ rules }) => rules)));
  await insertLines(tx, suggestedPlan(everyday).map(({ event, side, channel, withinDays, withinHours = null }) => {
    const person = event === 'price_change' ? (sponsor ?? theirs) : theirs;
    const [teller, told] = side === 'provider' ? [ours, person] : [person, ours];
    return { ...placeOf(tx, grant), id: newId(), event, side, channel, withinDays, withinHours, phaseId: null, since, ...namesOf({ teller, told, backup: side === 'provider' ? backup : null }) };
  }));
  await record(tx, call.actor, { topic: 'touchpoint.planned', subjectKind: 'engagement', subjectId: grant.engagementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { count: SUGGESTED_PLAN.length }, happenedAt: call.now.toISOString() });
  return granted(await planView(tx, call, grant));
}

type Known = { readonly name: string; readonly email: string; readonly choice: PersonChoice };

/** Everybody of the client who could be told, and our own people. */
async function everybody(tx: Tx, { actor }: PlanCall, { clientId }: PlanGrant) {
  const { contacts, people, members } = await loadChoices(tx, clientId, seenContacts(actor));
  const known: Known[] = [...contacts.map(({ id, name, email }) => ({ name, email, choice: { kind: 'contact' as const, id } })), ...people.map(({ id, name, email }) => ({ name, email, choice: { kind: 'person' as const, id } }))];
  return { known, members };
}

/** Whom the work is for and who pays for it, as the agreement says; else who signs it first, else the first person there is. */
async function whomTheyName(tx: Tx, { actor }: PlanCall, { grant, known }: { readonly grant: PlanGrant; readonly known: readonly Known[] }): Promise<{ theirs: StoredPerson | null; sponsor: StoredPerson | null }> {
  const { contacts, signers } = await loadNamed(tx, grant);
  const inWords = (key: string): Known | null => namedContact(contacts.get(key) ?? '', known);
  const worked = WORK_CONTACTS.map(inWords).find((one) => one !== null) ?? known.find(({ email }) => signers[0] === email.toLowerCase()) ?? known[0] ?? null;
  const person = async (one: Known | null): Promise<StoredPerson | null> => {
    const found = one === null ? null : await personFor(tx, one.choice, { side: 'client', clientId: grant.clientId, actor });
    return found?.ok === true ? found.value : null;
  };
  return { theirs: await person(worked), sponsor: await person(inWords(SPONSOR_CONTACT)) };
}
