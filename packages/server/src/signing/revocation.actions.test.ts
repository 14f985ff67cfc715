import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { PortalPage, RevokePage } from '@entente/contract/signing/portal-page';
import { LOCALES } from '@entente/core/kernel/locale';
import { renderMail } from '../platform/outbox/deliver.ts';
import { mailText } from '../platform/outbox/mail.ts';
import { mailTemplates } from '../shell/mails.ts';
import { showAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, type TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const DAY = 86_400_000;
const CONSUMER = { client: { kind: 'person', name: 'Anna Wrona', locale: 'en', isConsumer: true, contact: { name: 'Anna Wrona', email: ANNA, roleTitle: '' } } };

type Sealed = { readonly agreementId: string; readonly browser: TestClientBrowser; readonly base: string; readonly page: PortalPage | null };

/** Signed by both and sealed; Anna has the page of her link open. */
async function sealed(start: Readonly<Record<string, unknown>> = CONSUMER): Promise<Sealed> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  const { agreementId, link } = await sendAgreement(t, t.ola, { start });
  const { browser } = await signAsAnna(t, t.ola, link);
  await signAsMember(t, t.ola, agreementId);
  await passTakeBack(t);
  const { page } = await browser.open(link);
  return { agreementId, browser, base: browser.at, page };
}

async function secondStep({ browser, base }: Sealed): Promise<RevokePage> {
  const { page } = await browser.open(`${base}/withdraw`);
  if (page?.page !== 'revoke') throw new Error(`there is nothing to go back on: ${JSON.stringify(page).slice(0, 200)}`);
  return page;
}

describe('a consumer', () => {
  it('goes back on the agreement in two steps, once however often the form is sent, and holds the confirmation in hand', async () => {
    const one = await sealed();
    expect(one.page).toMatchObject({ page: 'sealed', revocation: { state: 'open' } });
    const page = await secondStep(one);
    const fields = { name: 'Anna Wrona', yes: 'yes', locale: 'en' };
    const [done] = await Promise.all([one.browser.send(page.form, fields), one.browser.send(page.form, fields), one.browser.send(page.form, fields)]);
    const told = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('id').where('subjectId', '=', one.agreementId).where('topic', 'like', 'signing.revoked%').execute());
    expect(told).toHaveLength(2);
    expect(done.page).toMatchObject({ page: 'sealed', revocation: { state: 'made', name: 'Anna Wrona' } });
    await t.workOff();
    const receipt = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.revoked_receipt' }))?.text ?? '';
    expect(receipt).toContain(page.statement);
    expect(receipt).toMatch(/on \d+ \w+, \d\d:\d\d \(Europe\/Warsaw\)/);
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.revoked' }))?.text).toContain('odstępuje: Anna Wrona');
    const { standing } = await showAgreement(t.ola, one.agreementId);
    expect(standing).toMatchObject({ state: 'sealed', revokedAt: t.services.clock().toISOString() });
    const { events, chain } = (await t.ola.call('GET', `/agreements/${one.agreementId}/events`)).body as { events: { type: string; actorSide: string; body: Record<string, unknown> }[]; chain: { ok: boolean } };
    expect(chain.ok).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'agreement.revoked', actorSide: 'client', body: { statement: page.statement, typedName: 'Anna Wrona' } });
  });

  let one: Sealed;
  let mail: Awaited<ReturnType<typeof mailTo>>;
  beforeAll(async () => {
    one = await sealed();
    mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' });
  });

  it('changes nothing by opening the page, or by its button without the box', async () => {
    const page = await secondStep(one);
    expect(await one.browser.send(page.form, { name: 'Anna Wrona', locale: 'en' })).toMatchObject({ status: 422, page: { page: 'revoke', typed: { name: 'Anna Wrona' }, error: { code: 'revocation-needs-yes', field: 'yes' } } });
    expect(await one.browser.send(page.form, { name: ' ', yes: 'yes', locale: 'en' })).toMatchObject({ status: 422, page: { error: { code: 'name-is-missing' } } });
    expect((await showAgreement(t.ola, one.agreementId)).standing.revokedAt).toBeNull();
  });

  it('is told of the right with the sealed file, and finds it on the standing page', async () => {
    expect(mail?.text).toContain('you can withdraw from this agreement without giving a reason');
    const us = await one.browser.open(mail?.link ?? '');
    const own = us.page?.page === 'us' ? us.page.revocable.find(({ href }) => href.includes(one.agreementId)) : undefined;
    expect(await one.browser.open(own?.href ?? '')).toMatchObject({ status: 200, page: { page: 'revoke' } });
  });

  it('goes back on an amendment alone, as the standing page says it: the text before it binds again', async () => {
    const made = (await t.ola.call('POST', `/agreements/${one.agreementId}/amendments`, {})).body as { id: string; documentId: string };
    const { content } = (await t.ola.call('GET', `/documents/${made.documentId}`)).body as DocumentView;
    const raise = content.billingItems.slice(0, 1).map(({ id, amountMinor }) => ({ type: 'set', kind: 'billingItems', id, field: 'amountMinor', before: amountMinor, value: amountMinor + 10_000 }));
    expect((await t.ola.call('POST', `/documents/${made.documentId}/edits`, { edits: raise })).status).toBe(200);
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    await sendOut(t, t.ola, { agreementId: made.id });
    await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
    await signAsMember(t, t.ola, made.id);
    await passTakeBack(t);
    const revocable = async (): Promise<readonly string[]> => {
      const { page } = await one.browser.open(mail?.link ?? '');
      return page?.page === 'us' ? page.revocable.map(({ href }) => href) : [];
    };
    const offered = await revocable();
    expect(offered.some((href) => href.includes(one.agreementId))).toBe(true);
    const step = (await one.browser.open(offered.find((href) => href.includes(made.id)) ?? '')).page;
    if (step?.page !== 'revoke') throw new Error('the amendment cannot be gone back on');
    await one.browser.send(step.form, { name: 'Anna Wrona', yes: 'yes', locale: 'en' });
    expect((await showAgreement(t.ola, made.id)).standing.revokedAt).toEqual(expect.any(String));
    expect((await showAgreement(t.ola, one.agreementId)).standing.revokedAt).toBeNull();
    const left = await revocable();
    expect([left.length, left.some((href) => href.includes(made.id))]).toEqual([1, false]);
  });

  it('has the whole of the last day, and no more', async () => {
    const page = await secondStep(one);
    const last = new Date(`${page.lastDay}T20:00:00Z`);
    t.setClock(last);
    const late = await secondStep(one);
    t.setClock(new Date(last.getTime() + DAY));
    expect(await one.browser.send(late.form, { name: 'Anna Wrona', yes: 'yes', locale: 'en' })).toMatchObject({ status: 422, page: { error: { code: 'revocation-time-is-over' } } });
    expect((await one.browser.open(`${one.base}/withdraw`)).page).toMatchObject({ page: 'sealed', revocation: null });
  });
});

it('nobody else has the right: an organisation finds no such page', async () => {
  const one = await sealed({});
  expect(one.page).toMatchObject({ page: 'sealed', revocation: null });
  expect((await one.browser.open(`${one.base}/withdraw`)).page).toMatchObject({ page: 'sealed' });
});

it('every message about it says something in each language', async () => {
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').selectAll().where('topic', 'in', ['signing.revoked', 'signing.revoked_receipt', 'signing.sealed']).limit(6).execute());
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    for (const locale of LOCALES) {
      const announcement = { ...row, locale, params: row.params as Record<string, unknown> };
      const mail = await t.look(t.ola, (tx) => renderMail(tx, { services: t.services, templates: mailTemplates, announcement, reveal: false }));
      if (mail !== null) expect(mailText(mail), row.topic).not.toMatch(/\{\w+\}|undefined/);
    }
  }
});
