import type { SigningView } from '@entente/contract/signing/signing-views';
import type { PortalPage, SignPage } from '@entente/contract/signing/portal-page';
import { newId } from '../platform/database/new-id.ts';
import { fillGaps, startAgreement, type StartedAgreement } from './test-agreement.ts';
import type { TestEntente, TestMember } from './test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from './test-portal.ts';

export const ANNA = 'a.wrona@bankwschodni.example';
const NONCE = 'test-browser-nonce-0000001';

/** An agreement that is out, with the client's link as Anna got it. */
export type SentAgreement = StartedAgreement & { readonly link: string };

/** Starts, fills and sends an agreement; `more` goes into the sending, `start` into the start. */
export async function sendAgreement(t: TestEntente, who: TestMember, { more = {}, start = {} }: { more?: Readonly<Record<string, unknown>>; start?: Readonly<Record<string, unknown>> } = {}): Promise<SentAgreement> {
  const started = await startAgreement(who, start);
  await fillGaps(who, started.documentId);
  await sendOut(t, who, { agreementId: started.agreementId, ...more });
  const mail = await mailTo(t, who, { email: ANNA, topic: 'signing.requested' });
  return { ...started, link: mail?.link ?? '' };
}

/** Sends an agreement that is ready. */
export async function sendOut(t: TestEntente, who: TestMember, { agreementId, ...more }: { readonly agreementId: string } & Readonly<Record<string, unknown>>): Promise<void> {
  const expiresAt = new Date(t.services.clock().getTime() + 30 * 86_400_000).toISOString();
  const { status, body } = await who.call('POST', `/agreements/${agreementId}/sendings`, { signingLevel: 'code', signingOrder: 'any', expiresAt, ...more });
  if (status !== 201) throw new Error(`the agreement was not sent: ${JSON.stringify(body)}`);
  await t.workOff();
}

export function asSignPage(page: PortalPage | null): SignPage & { sign: NonNullable<SignPage['sign']> } {
  if (page?.page !== 'sign' || page.sign === null) throw new Error(`this is no page to sign on: ${JSON.stringify(page).slice(0, 300)}`);
  return { ...page, sign: page.sign };
}

/** What a person types and ticks on the signing page. */
export function signFields({ sign }: Pick<ReturnType<typeof asSignPage>, 'sign'>, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const ticked = Object.fromEntries(sign.consents.filter(({ required }) => required).map(({ box }) => [`consent-${box}`, 'yes']));
  return { name: sign.typedName, role: sign.roleTitle, behalf: sign.onBehalfOf, version: String(sign.versionNumber), sha256: sign.sha256, shown: sign.shown, locale: 'en', ...ticked, ...more };
}

/** Asks for a code on the signing page and reads it in the mail. */
export async function askForCode(t: TestEntente, who: TestMember, { browser, link }: { browser: TestClientBrowser; link: string }): Promise<{ page: ReturnType<typeof asSignPage>; code: string }> {
  const start = asSignPage((await browser.open(link)).page);
  const page = asSignPage((await browser.send(start.sign.form, signFields(start), start.sign.form.action.replace(/sign$/, 'code'))).page);
  await t.workOff();
  const mail = await mailTo(t, who, { email: ANNA, topic: 'signing.code' });
  return { page, code: mail?.code ?? '' };
}

/** Anna signs by link and code in a browser of her own. */
export async function signAsAnna(t: TestEntente, who: TestMember, link: string): Promise<{ browser: TestClientBrowser; answer: PortalAnswer }> {
  const browser = new TestClientBrowser(t);
  const { page, code } = await askForCode(t, who, { browser, link });
  const answer = await browser.send(page.sign.form, signFields(page, { code }));
  return { browser, answer };
}

/** A member signs in the team app, with the code from their own mailbox. */
export async function signAsMember(t: TestEntente, who: TestMember, agreementId: string): Promise<{ status: number; body: unknown }> {
  const { own, version } = (await who.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView;
  if (own === null || version === null) throw new Error('this member does not sign here');
  await who.call('POST', `/agreements/${agreementId}/codes`, { codeId: newId(), browser: NONCE });
  await t.workOff();
  const mail = await mailTo(t, who, { email: own.codeGoesTo, topic: 'signing.code' });
  const { typedName, roleTitle, onBehalfOf, shown, consents } = own;
  const wish = { signatureId: newId(), browser: NONCE, versionNumber: version.number, sha256: version.sha256, shown, typedName, roleTitle, onBehalfOf, consents: consents.filter(({ required }) => required).map(({ box }) => box), code: mail?.code ?? '' };
  return who.call('POST', `/agreements/${agreementId}/signatures`, wish);
}

/** Lets the five minutes pass and everything that follows from them happen. */
export async function passTakeBack(t: TestEntente): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 6 * 60_000));
  for (const task of ['settle_signature', 'seal_agreement']) await runPending(t, task);
  await t.workOff();
}

/** Runs the waiting jobs of one task now, whenever they are due. */
export async function runPending(t: TestEntente, task: string): Promise<void> {
  const { pool } = t.services.database;
  const { rows } = await pool.query<{ id: string; payload: { workspaceId: string } }>('select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.run_at, j.id', [task]);
  for (const { id, payload } of rows) {
    await pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
    await t.jobs[task]?.(payload);
  }
}

/** Ola and Anna agree on how soon they answer each other. */
export async function agreeOnTimes(t: TestEntente, agreementId: string, choice: string): Promise<void> {
  const answers = [{ card: 'answer_times', choice, words: '' }];
  const { people } = (await t.ola.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as { people: { signatoryId: string }[] };
  const { id } = (await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: people[0]?.signatoryId, cards: ['answer_times'] })).body as { id: string };
  await t.workOff();
  await t.ola.call('PUT', `/ground-rules/rounds/${id}/answers`, { answers });
  const browser = new TestClientBrowser(t);
  const link = (await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '';
  for (const fields of [{ 'card-answer_times': choice }, {}]) {
    const { page } = await browser.open(`${link}?to=rules`);
    if (page?.page !== 'rules' || page.form === null) throw new Error('the cards cannot be answered');
    await browser.send(page.form, fields);
  }
  await t.ola.call('POST', `/ground-rules/rounds/${id}/works-for-us`, { picks: [] });
}

/** Lets somebody else of the client, who is away on these days, sign an agreement before everybody. @returns the id of the signatory. */
export async function letSignFirst(t: TestEntente, { agreementId, clientId }: { readonly agreementId: string; readonly clientId: string }, daysOff: readonly { readonly from: string; readonly to: string }[]): Promise<string> {
  const id = newId();
  const who = { clientId, side: 'client', name: 'Eva Dom', email: 'eva@bankwschodni.example', locale: 'pl' };
  await t.look(t.ola, async (tx) => {
    await tx.kysely.insertInto('signatories').values({ workspaceId: tx.workspaceId, id, agreementId, position: 0, ...who }).execute();
    await tx.kysely.insertInto('commitmentPeople').values({ workspaceId: tx.workspaceId, id: newId(), daysOff: JSON.stringify(daysOff), ...who }).execute();
  });
  return id;
}

/** Makes it coaching in which the ground rules were agreed with this person alone. */
export async function confideTo(t: TestEntente, { agreementId, engagementId }: { readonly agreementId: string; readonly engagementId: string }, signatoryId: string): Promise<void> {
  await t.look(t.ola, async (tx) => {
    await tx.kysely.updateTable('ruleRounds').set({ signatoryId }).where('agreementId', '=', agreementId).where('agreedAt', 'is not', null).execute();
    await tx.kysely.updateTable('engagements').set({ kind: 'coaching_agreement' }).where('id', '=', engagementId).execute();
  });
}
