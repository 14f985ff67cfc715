import { daysBefore, dayBefore } from '@entente/core/sample/sample-days';
import { sampleEdits } from '@entente/core/sample/sample-edits';
import { changeAgreement } from '../../agreement/agreement.actions.ts';
import { handInScan } from '../../signing/scan.actions.ts';
import { clientOf, draft, edit, inside, ORIGIN, send, signing, type Making } from '../agreement/sample.actions.ts';
import { drawScan } from './sample.view.ts';

const OLA = 'ola@lipka.example';

/** Coaching for the owner of a hotel, sent to be signed on paper: she printed it, signed by hand and handed in a picture, on which nobody of ours has spoken yet. */
export async function makePaperAgreement(making: Making, clientId: string): Promise<void> {
  const { story, services, actor } = making;
  const [now, { firm, paper, others: [, hotel] }] = [services.clock(), story];
  if (hotel === undefined) throw new Error('the sample has no hotel');
  const { name, email } = hotel.person;
  const stage = await draft(making, { clientId, name: paper.name, kind: 'coaching_agreement', at: daysBefore(now, 5) });
  await edit(stage, (content) => sampleEdits(content, { now, from: -7, to: -98, decider: name, producer: null, variables: { main_goal: paper.goal, coach_contact: `${firm.owner}, ${OLA}`, client_contact: `${name}, ${email}`, start_day: dayBefore(now, -7) } }));
  await send(stage, daysBefore(now, 4), 'paper');
  const [client, at] = [await clientOf(stage), daysBefore(now, 1, 16)];
  const file = { name: paper.file, mediaType: 'image/png', ...(await services.files.put(actor.workspaceId, drawScan())) };
  const call = { services, actor: client, now: at, origin: { ...ORIGIN, channel: 'portal' as const } };
  await inside(stage, async (tx) => handInScan(tx, call, { ...(await signing(tx, stage, { actor: client, level: 'paper' })), file }), at);
}

/** A retainer that is begun and not sent: each side is to sign it with a program of its own. */
export async function draftForFile(making: Making, clientId: string): Promise<void> {
  const { story, services, actor } = making;
  const at = daysBefore(services.clock(), 3);
  const stage = await draft(making, { clientId, name: story.retainer, kind: 'pr_retainer', at });
  await inside(stage, (tx) => changeAgreement(tx, { actor, now: at.toISOString() }, { id: stage.agreementId, set: { signingLevel: 'elsewhere' }, before: { signingLevel: 'code' } }));
}
