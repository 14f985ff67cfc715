import type { SampleCourse, SampleWish } from '@entente/core/sample/course-words';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { sampleEdits } from '@entente/core/sample/sample-edits';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { writtenOut } from '../../agreement/agreement-version.actions.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { addRemark, answerRemark } from '../../agreement/remark.actions.ts';
import { newId } from '../../platform/database/new-id.ts';
import { clientOf, draft, edit, inside, NEWS_MS, ORIGIN, send, settle, type Making, type Stage } from '../agreement/sample.actions.ts';

const OLA = 'ola@lipka.example';
/** The clauses for which the client proposes other words, by their keys in the built-in text. */
const CLAUSES = { taken: 'pilot', countered: 'voices', waiting: 'updates' } as const;

/** A course for a museum: sent, other words proposed for three clauses in one evening; two of them stand in the draft of the next version by now, one waits for our word. */
export async function makeCourseAgreement(making: Making, { clientId, course }: { readonly clientId: string; readonly course: SampleCourse }): Promise<void> {
  const { story, services, actor } = making;
  const now = services.clock();
  const { name, email } = course.client.person;
  const stage = await draft(making, { clientId, name: course.name, kind: 'elearning_agreement', at: daysBefore(now, 9) });
  await edit(stage, (content) => sampleEdits(content, {
    now, from: -20, to: -132, decider: name, producer: { name: story.firm.producer, roleTitle: story.firm.producerTitle },
    variables: { project_purpose: course.purpose, learners: course.learners, provider_contact: `${story.firm.owner}, ${OLA}`, client_contact: `${name}, ${email}`, start_day: dayBefore(now, -20), end_day: dayBefore(now, -132), hour_rate: '22000 PLN' },
  }));
  await send(stage, daysBefore(now, 8));
  const evening = daysBefore(now, 4, 19);
  const taken = await propose(stage, { key: CLAUSES.taken, wish: course.taken, at: evening });
  const countered = await propose(stage, { key: CLAUSES.countered, wish: course.countered, at: evening });
  await propose(stage, { key: CLAUSES.waiting, wish: course.waiting, at: evening });
  await settle(stage, later(evening));
  const answered = daysBefore(now, 3, 10);
  const call = { actor, now: answered.toISOString() };
  await inside(stage, (tx) => answerRemark(tx, call, { id: taken, answerId: newId(), outcome: 'accepted', body: '', wording: '' }));
  const { instead, because } = course.countered;
  const wording = `${(await clauseOf(stage, CLAUSES.countered)).body} ${instead}`;
  await inside(stage, (tx) => answerRemark(tx, call, { id: countered, answerId: newId(), outcome: 'countered', body: because, wording }));
  await settle(stage, later(answered));
}

const later = (at: Date): Date => new Date(at.getTime() + NEWS_MS);

/** A clause of the version that went out, as it is written and as it is read. */
async function clauseOf({ actor, agreementId, ...stage }: Stage, key: string): Promise<{ id: string; body: string; words: string }> {
  return inside({ ...stage, actor }, async (tx) => {
    const grant = await grantAgreement(tx, actor, agreementId);
    const content = grant === null ? undefined : (await loadVersion(tx, grant.agreementId, 1))?.content;
    const clause = content?.clauses.find((one) => one.key === key);
    const read = content === undefined ? undefined : writtenOut(content).sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clause?.id);
    return clause === undefined || read === undefined ? refused('not-found') : granted({ id: clause.id, body: clause.body, words: read.plainText });
  });
}

/** The client adds a sentence to a clause and says what it should achieve. */
async function propose(stage: Stage, { key, at, wish: { addition, purpose } }: { readonly key: string; readonly wish: SampleWish; readonly at: Date }): Promise<string> {
  const client = await clientOf(stage);
  const { id: clauseId, words } = await clauseOf(stage, key);
  const remarkId = newId();
  const call = { actor: client, now: at.toISOString(), origin: { ...ORIGIN, channel: 'portal' as const } };
  await inside(stage, (tx) => addRemark(tx, call, { id: stage.agreementId, remarkId, versionNumber: 1, clauseId, kind: 'proposal', body: `${words} ${addition}`, purpose }), at);
  return remarkId;
}
