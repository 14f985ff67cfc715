import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AgreementRow } from '@entente/contract/agreement/agreement-views';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { TemplateView } from '@entente/contract/template/template.contract';
import { STUDIO } from '@entente/core/sample/cast';
import { translator } from '@entente/phrases/translators';
import type { ApiClient } from './api-client.ts';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { keepLastSight } from './last-sight.ts';
import { sampleOwner, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { findLandmarks } from './tour-places.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const t = translator('pl');
let entente: EntenteProcess;
let browser: Browser;
let owner: ApiClient;
let ola: Visitor;

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample('pl'), testBrowser()]);
  owner = await sampleOwner(entente.url);
  ola = await openVisitor(browser, { url: entente.url, locale: 'pl', screen: 'desk' });
  await signIn(ola);
});
afterAll(async () => {
  await browser.close();
  await discardEntente(entente);
});
afterEach((context) => keepLastSight(context, [ola]));

const undo = (): Promise<void> => ola.page.locator('.ui-toast').getByRole('button', { name: t('kit.undo') }).last().click();

describe('an owner who cares for the data', () => {
  it('limits a role, asks why somebody does not see a client, and gets an archive of everything', async () => {
    const { page } = ola;
    await page.goto('/settings/people');
    await page.getByRole('button', { name: `${t('right.change')}: ${t('workspace.member')}, ${t('right.kind_client')}` }).click();
    await page.getByRole('dialog').getByLabel(t('field.client.notes')).check();
    await page.getByRole('dialog').getByRole('button', { name: t('right.save') }).click();
    await page.getByText(`${t('right.hidden')}: ${t('field.client.notes')}`).waitFor();
    await page.getByLabel(t('right.person')).selectOption({ label: 'Tomasz Gajda' });
    await page.getByRole('button', { name: `${t('right.record')}: ` }).click();
    await page.getByRole('combobox', { name: t('right.record') }).fill('Bank Wsch');
    await page.getByRole('option', { name: 'Bank Wschodni' }).click();
    await page.getByText(t('right.no', { person: 'Tomasz Gajda', record: 'Bank Wschodni' })).waitFor();
    await page.getByText(t('right.r_owned-by-another')).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.goto('/settings/data');
    await page.getByRole('button', { name: t('data.archiveMake') }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t('data.archiveGet') }).click({ timeout: 60_000 })]);
    expect(download.suggestedFilename()).toMatch(/^entente-20\d\d-\d\d-\d\d\.tar\.gz$/);
  });

  it('mends records by the keyboard alone, and takes one out of the bin', async () => {
    const { page } = ola;
    const made = (await owner.call('POST', '/clients', { body: { kind: 'organisation', name: 'Huta Zapomniana', locale: 'pl' } })).body as { id: string };
    const rows = await vi.waitUntil(async () => {
      const work = (await owner.call('GET', '/quality/worklist/contact')).body as { rows: { id: string }[] };
      return work.rows.length > 1 ? work.rows : null;
    }, 15_000);
    await page.goto('/quality?kind=contact');
    await page.locator('.qu-spots button').first().waitFor();
    // A person who lacks nothing but a phone.
    const at = await page.evaluate((phone) => [...document.querySelectorAll('.qu-row')].findIndex((row) => row.querySelectorAll('.qu-spots button').length === 1 && row.querySelector('.qu-spots button')?.textContent.includes(phone)), t('field.contact.phone'));
    await page.locator('.qu-row').nth(at).locator('.qu-spots button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.qu-here input').waitFor();
    await page.keyboard.type('+48 600 100 200');
    await page.keyboard.press('Enter');
    await page.getByText(`${t('field.contact.phone')}: ${t('quality.mended')}`).waitFor();
    await page.locator('.qu-here input').waitFor();
    // Enter has gone on to the next record, ready to be written in; Escape leaves it as it was.
    await page.waitForFunction((next) => document.activeElement?.closest('.qu-here')?.closest('.qu-row') === document.querySelectorAll('.qu-row')[next], at + 1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.qu-here').count()).toBe(0);
    await vi.waitUntil(async () => ((await owner.call('GET', `/quality/records/contact/${rows[at]?.id ?? ''}`)).body as { failing: unknown[] }).failing.length === 0, 10_000);
    expect(await violationsOf(page)).toEqual([]);
    await offersNoMerge(ola, [rows[0]?.id ?? '', rows[1]?.id ?? '']);
    await owner.call('DELETE', `/clients/${made.id}`);
    await page.goto('/bin');
    await page.getByRole('button', { name: `${t('data.restore')}: Huta Zapomniana` }).click();
    await page.getByText(t('data.binEmpty')).waitFor();
    expect((await owner.call('GET', `/clients/${made.id}`)).status).toBe(200);
    expect(ola.complaints()).toEqual([]);
  });
});

describe('an owner at work', () => {
  /** Where a meeting is planned, changed and called off. */
  let workId = '';
  /** Those that stood there before. */
  let known: readonly string[] = [];
  const meetings = async () => (await ask<MeetingsView>('GET', `/meetings?engagementId=${workId}`)).rows;
  const meeting = async () => (await meetings()).find(({ id }) => !known.includes(id));

  it('moves a clause that needs paper into a document of its own, and undoes it', async () => {
    const { page } = ola;
    const contact = { name: 'Jan Kukiełka', email: 'jan@lalki.example', roleTitle: 'dyrektor' };
    const { agreementId, documentId, engagementId } = await ask<{ agreementId: string; documentId: string; engagementId: string }>('POST', '/agreements/start', { client: { kind: 'organisation', name: 'Teatr Lalek', locale: 'pl', contact }, name: 'Film o teatrze', template: { builtin: 'service_agreement' } });
    const clauses = async () => (await ask<DocumentView>('GET', `/documents/${documentId}`)).content.clauses;
    const transfer = (await clauses()).find(({ key }) => key === 'transfer');
    const bodyNow = async (): Promise<string | undefined> => (await clauses()).find(({ id }) => id === transfer?.id)?.body;
    const body = 'Z chwilą zapłaty całej ceny Wykonawca przenosi na Zamawiającego autorskie prawa majątkowe do rezultatów.';
    const place = { type: 'set', kind: 'clauses', id: transfer?.id };
    await ask('POST', `/documents/${documentId}/edits`, { edits: [{ ...place, field: 'body', before: transfer?.body, value: body }, { ...place, field: 'effect', before: 'none', value: 'unsaid' }] });
    await page.goto(`/engagements/${engagementId}`);
    await page.getByRole('button', { name: t('law.split') }).click();
    await page.locator('.ui-toast').waitFor();
    const rows = (await ask<{ rows: AgreementRow[] }>('GET', `/agreements?engagementId=${engagementId}`)).rows;
    const separate = rows.find(({ id }) => id !== agreementId);
    const left = t('law.split.left', { number: separate?.number ?? '' });
    await page.getByText(t('agreement.splitDone', { number: separate?.number ?? '' })).waitFor();
    await page.getByRole('article').getByText(left).waitFor();
    expect(await bodyNow()).not.toBe(body);
    await page.keyboard.press('Control+z');
    await page.getByRole('article').getByText(body).waitFor();
    await expect.poll(bodyNow).toBe(body);
  });

  it('shares a template with a role, takes it out of use, and brings it back', async () => {
    const { page } = ola;
    const { id } = await ask<{ id: string }>('POST', '/templates', { name: 'Nasza umowa', from: { builtin: 'service_agreement.pl' } });
    const kept = () => ask<TemplateView>('GET', `/templates/${id}`);
    await page.goto(`/library/${id}`);
    await page.getByRole('button', { name: t('template.share') }).click();
    const dialog = page.getByRole('dialog', { name: t('template.sharingTitle', { name: 'Nasza umowa' }) });
    await dialog.getByRole('radiogroup', { name: t('template.whoUses') }).getByText(t('template.onlyThese')).click();
    await dialog.getByRole('checkbox', { name: t('template.managers'), exact: true }).check();
    await dialog.getByRole('button', { name: t('template.sharingKeep') }).click();
    await page.getByText(t('template.usedBySome'), { exact: false }).waitFor();
    expect((await kept()).sharing).toMatchObject({ useBy: 'listed', holders: [{ may: 'use', role: 'manager', teamId: null }] });
    await page.getByRole('button', { name: t('template.retire'), exact: true }).click();
    await page.getByRole('button', { name: t('template.restore'), exact: true }).waitFor();
    expect((await kept()).retiredAt).not.toBeNull();
    await undo();
    await page.getByRole('button', { name: t('template.retire'), exact: true }).waitFor();
    expect(await kept()).toMatchObject({ retiredAt: null, sharing: { useBy: 'listed' } });
  });

  it('looks through what is expected everywhere by keys and in the address, hands one over and back, and saves it', async () => {
    const { page } = ola;
    const expectations = async () => (await ask<{ rows: ExpectationRow[] }>('GET', '/expectations/all')).rows;
    const row = (await expectations()).find(({ heldBy }) => heldBy === STUDIO.members[0]?.name);
    const nadia = STUDIO.members[1]?.name ?? '';
    const line = page.getByRole('row').filter({ hasText: row?.words ?? '' });
    await page.goto('/engagements/expectations');
    await line.waitFor();
    await page.keyboard.press('w');
    await page.waitForURL('**/engagements/expectations?show=ours');
    await line.waitFor({ state: 'detached' });
    await page.getByLabel(t('commitment.filterState')).selectOption({ label: t('expectation.showOf', { show: 'all' }) });
    await page.getByLabel(t('expectation.side')).selectOption('provider');
    await page.waitForURL('**/engagements/expectations?side=provider');
    await page.reload();
    await line.getByRole('button', { name: t('expectation.handOver') }).click();
    const dialog = page.getByRole('dialog', { name: t('expectation.handTitle') });
    const whom = dialog.getByLabel(t('expectation.handTo'));
    await whom.selectOption((await whom.locator('option', { hasText: nadia }).getAttribute('value')) ?? '');
    await dialog.getByLabel(t('expectation.handWhy')).fill('Nadia prowadzi to od grudnia.');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: t('expectation.handOver') }).click();
    await page.getByText(t('expectation.handedOver')).waitFor();
    await line.getByText(t('expectation.listHeld', { side: 'provider', name: nadia, asked: row?.person.name ?? '' })).waitFor();
    await dialog.waitFor({ state: 'detached' });
    const holder = async () => (await expectations()).find(({ id }) => id === row?.id)?.heldBy;
    expect(await holder()).toBe(nadia);
    await undo();
    await expect.poll(holder).toBe(row?.heldBy);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('x')]);
    expect(file.suggestedFilename()).toContain(t('expectation.listTitle'));
    expect(await readFile(await file.path(), 'utf8')).toContain(`${row?.heldBy ?? ''},`);
  });

  it('lists what is still open of what both sides promised, and everything when that is asked for', async () => {
    const { page } = ola;
    const count = async (state: string) => (await ask<{ rows: unknown[] }>('GET', `/commitments?limit=50${state}`)).rows.length;
    const [open, every] = [await count('&state=open'), await count('')];
    expect(every).toBeGreaterThan(open);
    await page.goto('/engagements/promises');
    const lines = page.getByRole('table', { name: t('commitment.listTitle') }).getByRole('row');
    await lines.nth(open).waitFor();
    expect(await lines.count()).toBe(open + 1);
    await page.getByLabel(t('commitment.filterState')).selectOption({ label: t('commitment.all') });
    await page.waitForURL('**/engagements/promises?state=every');
    await lines.nth(every).waitFor();
    expect(await lines.count()).toBe(every + 1);
  });

  it('gives a meeting another title and place in its line, and takes it back', async () => {
    const { page } = ola;
    workId = (await findLandmarks(owner)).negotiated.id;
    // What a try before has planned would be a second one of its name.
    const left = await meetings();
    for (const { id } of left.filter(({ title, state }) => /oprowadzani/i.test(title) && state === 'planned')) await ask('POST', `/meetings/${id}/cancelling`, {});
    known = left.map(({ id }) => id);
    const people = (await ask<{ rows: { choice: PersonChoice; side: string; name: string }[] }>('GET', `/commitments/people?engagementId=${workId}`)).rows;
    const both = [people.find(({ name }) => name === STUDIO.members[0]?.name), people.find(({ side }) => side === 'client')].map((one) => one?.choice);
    await ask('POST', '/meetings', { engagementId: workId, title: 'Oprowadzanie', minutes: 60, people: both, starts: [{ day: '2031-03-04', time: '10:00' }] });
    await page.goto(`/engagements/${workId}/meetings`);
    await page.getByRole('button', { name: new RegExp(`^${t('meeting.changeOf', { what: 'Oprowadzanie' })}`) }).click();
    await page.getByLabel(t('meeting.fieldTitle')).fill('Próba oprowadzania');
    await page.getByLabel(t('meeting.fieldPlace')).fill('Hol główny');
    await page.keyboard.press('Enter');
    await page.getByText(t('meeting.changed')).waitFor();
    await page.getByText(/Próba oprowadzania · .*Hol główny/).waitFor();
    expect(await meeting()).toMatchObject({ title: 'Próba oprowadzania', place: 'Hol główny' });
    await undo();
    await page.getByText(t('meeting.changedBack')).waitFor();
    expect(await meeting()).toMatchObject({ title: 'Oprowadzanie', place: '' });
  });

  it('is told of that meeting when the work is closed, calls it off with the closing, and takes back both', async () => {
    const { page } = ola;
    ola.complaints();
    await page.getByRole('button', { name: t('kit.more'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('engagement.close') }).click();
    const dialog = page.getByRole('dialog', { name: t('engagement.closeTitle') });
    await dialog.getByRole('listitem').filter({ hasText: 'Oprowadzanie' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    // Closing was refused at first: that is how the page hears of the meeting.
    expect(ola.complaints()).toEqual([expect.stringContaining('422')]);
    await dialog.getByRole('button', { name: t('engagement.closeCallOff', { count: 1 }) }).click();
    await page.getByText(t('engagement.closedOff', { count: 1 })).waitFor();
    const state = async () => [(await ask<EngagementView>('GET', `/engagements/${workId}`)).state, (await meeting())?.state];
    expect(await state()).toEqual(['closed', 'cancelled']);
    await undo();
    await page.getByText(t('engagement.openedAgain')).waitFor();
    await expect.poll(state).toEqual(['open', 'planned']);
    expect(ola.complaints()).toEqual([]);
  });

  async function ask<Body>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Body> {
    const answer = await owner.call(method, path, body === undefined ? {} : { body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }
});

/** Two records side by side: whoever may delete is offered to merge them, whoever may not is told why they are not. */
async function offersNoMerge({ page }: Visitor, [stays, goes]: readonly [string, string]): Promise<void> {
  const merge = page.getByRole('button', { name: t('merge.go'), exact: true });
  await page.goto(`/merge?kind=contact&stays=${stays}&goes=${goes}`);
  await merge.waitFor();
  await page.route('**/api/v1/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()) as object, limits: { contact: { mayDelete: false } } } });
  });
  await page.reload();
  await page.getByText(t('merge.mayNot')).waitFor();
  expect(await merge.count()).toBe(0);
  await page.unroute('**/api/v1/me');
}
