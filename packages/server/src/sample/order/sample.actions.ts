import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { orderEdits } from '@entente/core/sample/order-edits';
import type { SampleFramework } from '@entente/core/sample/order-words';
import type { SampleClient } from '@entente/core/sample/sample-story';
import { translator } from '@entente/phrases/translators';
import { startOrder } from '../../agreement/order/agreement.actions.ts';
import { inWorkspace } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { clientOf, draft, edit, fill, inside, ORIGIN, send, settle, sign, TAKE_BACK_MS, type Making, type Stage } from '../agreement/sample.actions.ts';
import { keepPromises } from '../commitment/sample.actions.ts';
import { placeActivities } from '../sample.store.ts';

const OLA = 'ola@lipka.example';
const AMOUNTS = [420_000, 660_000];

type Bakery = { readonly clientId: string; readonly client: SampleClient; readonly framework: SampleFramework };

/**
 * The oldest client with an agreement: a service agreement in force since last year, whose project is done and paid for,
 * and an order under it, signed two months ago, whose cards are accepted and whose lessons are being made. It is made first, because
 * a seal is no older than the key that it is made with.
 */
export async function makeFrameworkWithOrder(making: Making, bakery: Bakery): Promise<void> {
  const { agreementId } = await makeFramework(making, bakery);
  await makeOrder(making, { ...bakery, agreementId });
}

async function makeFramework(making: Making, { clientId, client: { person }, framework: { name, purpose } }: Bakery): Promise<{ agreementId: string }> {
  const { firm } = making.story;
  const now = making.services.clock();
  const drafted = daysBefore(now, 396);
  const stage = await draft(making, { clientId, name, kind: 'service_agreement', at: drafted });
  const producer = { name: firm.producer, roleTitle: firm.producerTitle };
  const filling = {
    now, from: 385, to: 280, decider: person.name, producer,
    variables: { project_purpose: purpose, provider_contact: `${firm.owner}, ${OLA}`, client_contact: `${person.name}, ${person.email}`, start_day: dayBefore(now, 385), end_day: dayBefore(now, 280), hour_rate: '18000 PLN' },
  };
  await fill(stage, filling);
  await placeFresh(stage, clientId, drafted);
  await agree(stage, { clientId, sent: 395, signed: 393, sealed: 392 });
  return { agreementId: stage.agreementId };
}

async function makeOrder(making: Making, { clientId, client: { person }, framework: { order }, agreementId }: Bakery & { readonly agreementId: string }): Promise<void> {
  const { actor, services, story: { firm } } = making;
  const now = services.clock();
  const drafted = daysBefore(now, 66, 11);
  const call = { actor, now: drafted.toISOString(), origin: { ...ORIGIN, channel: 'team' as const } };
  const name = translator(actor.locale)('order.title', { number: 1, title: order.name });
  const { id, documentId } = await inside(making, (tx) => startOrder(tx, call, { id: agreementId, name }));
  const stage = { ...making, agreementId: id, documentId };
  const days = { now, from: 56, to: -34, decider: person.name };
  await edit(stage, (content) => orderEdits(content, { ...days, work: order.work, amounts: AMOUNTS, newId }));
  await fill(stage, { ...days, producer: { name: firm.producer, roleTitle: firm.producerTitle }, variables: { project_purpose: order.purpose, start_day: dayBefore(now, days.from), end_day: dayBefore(now, days.to) } });
  await placeFresh(stage, clientId, drafted);
  await agree(stage, { clientId, sent: 64, signed: 62, sealed: 61 });
}

/** Sent, signed by the client and by us, sealed; what it promised for days that are over was kept. All in days before now. */
async function agree(stage: Stage, { clientId, sent, signed, sealed }: { readonly clientId: string; readonly sent: number; readonly signed: number; readonly sealed: number }): Promise<void> {
  const now = stage.services.clock();
  await send(stage, daysBefore(now, sent));
  await placeFresh(stage, clientId, daysBefore(now, sent));
  await sign(stage, await clientOf(stage), daysBefore(now, signed, 16));
  const last = daysBefore(now, sealed, 8);
  await sign(stage, stage.actor, last);
  await settle(stage, new Date(last.getTime() + TAKE_BACK_MS));
  await keepPromises(stage, { agreementId: stage.agreementId, at: daysBefore(now, sealed, 9) });
}

/** What an act recorded at the time of the machine happened when the act did. */
async function placeFresh({ services, actor }: Making, clientId: string, at: Date): Promise<void> {
  await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => placeActivities(tx, clientId, at));
}
