import type { SampleConsumer } from '@entente/core/sample/consumer-words';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { sampleEdits } from '@entente/core/sample/sample-edits';
import { refused } from '@entente/core/kernel/outcome';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { newId } from '../../platform/database/new-id.ts';
import { revokeAgreement } from '../../signing/revocation.actions.ts';
import { clientOf, draft, edit, inside, ORIGIN, send, settle, sign, TAKE_BACK_MS, type Making } from '../agreement/sample.actions.ts';

const OLA = 'ola@lipka.example';

/** Coaching for a consumer: signed by both and sealed, and four days later they withdrew from it, as the law lets them without a reason. Nothing of it was begun. */
export async function makeWithdrawnAgreement(making: Making, { clientId, consumer: { client: { name, person: { email } }, name: title, goal } }: { readonly clientId: string; readonly consumer: SampleConsumer }): Promise<void> {
  const { story, services, actor } = making;
  const now = services.clock();
  const stage = await draft(making, { clientId, name: title, kind: 'coaching_agreement', at: daysBefore(now, 15) });
  await edit(stage, (content) => sampleEdits(content, { now, from: -6, to: -97, decider: name, producer: null, variables: { main_goal: goal, coach_contact: `${story.firm.owner}, ${OLA}`, client_contact: `${name}, ${email}`, start_day: dayBefore(now, -6) } }));
  await send(stage, daysBefore(now, 14));
  const client = await clientOf(stage);
  await sign(stage, client, daysBefore(now, 13, 16));
  const last = daysBefore(now, 12, 8);
  await sign(stage, actor, last);
  await settle(stage, new Date(last.getTime() + TAKE_BACK_MS));
  const at = daysBefore(now, 8, 18);
  const call = { services, actor: client, now: at, origin: { ...ORIGIN, channel: 'portal' as const } };
  await inside(stage, async (tx) => {
    const grant = await grantAgreement(tx, actor, stage.agreementId);
    return grant === null ? refused('not-found') : revokeAgreement(tx, call, { grant, wish: { revocationId: newId(), typedName: name, confirmed: true, locale: actor.locale } });
  }, at);
}
