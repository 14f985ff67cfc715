import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { signInToApi, type ApiClient } from './api-client.ts';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

type Pipelines = { rows: { id: string; stages: { id: string; name: string }[] }[] };
type Deal = { stageId: string; state: string; moves: { way: string }[]; record: { values: Record<string, unknown> } };

let entente: EntenteProcess;
let browser: Browser;
let page: Page;
let owner: ApiClient;
let dealId: string;
const complaints: string[] = [];

const pipelines = async (): Promise<Pipelines> => (await owner.call('GET', '/pipelines')).body as Pipelines;
const deal = async (): Promise<Deal> => (await owner.call('GET', `/deals/${dealId}`)).body as Deal;
const nameOfStage = async (): Promise<string | undefined> => {
  const { stageId } = await deal();
  return (await pipelines()).rows.flatMap(({ stages }) => stages).find(({ id }) => id === stageId)?.name;
};

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), testBrowser()]);
  owner = await signInToApi(entente.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', bypassCSP: true, baseURL: entente.url });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(SAMPLE_EMAIL);
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/today');
});
afterAll(async () => {
  await browser.close();
  await discardEntente(entente);
  expect(complaints).toEqual([]);
});

describe('a pipeline in the settings', () => {
  it('gets a rule for a stage and another order, by keyboard alone', async () => {
    await page.goto('/settings/pipelines');
    await page.getByRole('button', { name: 'Change: Need is clear' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/What must be known/).click();
    await page.getByRole('option', { name: 'Competitor' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('asks for: Competitor').waitFor();
    await page.getByRole('button', { name: 'Move Terms discussed' }).focus();
    await page.keyboard.press('ArrowUp');
    await vi.waitUntil(async () => (await pipelines()).rows[0]?.stages.slice(0, 4).map(({ name }) => name).join() === 'First talk,Need is clear,Terms discussed,Offer sent', 10_000);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('a deal', () => {
  let name: string;
  // Each try has a deal of its own: what the one before did to its own stays there.
  beforeEach(async () => {
    name = `Aardvark${Date.now().toString(36)}`;
    dealId = ((await owner.call('POST', '/deals', { body: { name, amount: 120_000, currency: 'PLN' } })).body as { id: string }).id;
  });

  it('moves on the board by keyboard; the stage asks for what it wants; the move is taken back', async () => {
    await page.goto(`/deals?layout=board&search=${name}`);
    const card = page.getByRole('group', { name });
    await card.focus();
    for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Competitor').fill('Akademia Mosty');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await vi.waitUntil(async () => (await nameOfStage()) === 'Need is clear', 10_000);
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitUntil(async () => (await nameOfStage()) === 'First talk', 10_000);
    expect(await deal()).toMatchObject({ moves: [], record: { values: { competitor: 'Akademia Mosty' } } });
  });

  it('is lost with its reason, and opened again where it stood', async () => {
    await page.goto(`/deals/${dealId}`);
    await page.getByRole('button', { name: 'Lost', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason it was lost').click();
    await page.getByRole('option', { name: 'Not now' }).click();
    await dialog.getByRole('button', { name: 'Lost', exact: true }).click();
    await page.getByRole('button', { name: 'Open again' }).click();
    await vi.waitUntil(async () => (await deal()).state === 'open', 10_000);
    expect((await deal()).moves.map(({ way }) => way)).toEqual(['lost', 'back']);
    await page.getByRole('button', { name: 'Won' }).first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

type Row = { id: string; values: Record<string, unknown>; names: Record<string, string> };
const stock = async (id: string): Promise<Record<string, unknown>> => ((await owner.call('GET', `/records/client/${id}`)).body as Row).values;

describe('a list of clients', () => {
  it('is written in by keyboard, and keeps what two people wrote in one cell', async () => {
    const { id } = (await owner.call('POST', '/clients', { body: { kind: 'organisation', name: 'Aardvark Press', locale: 'en' } })).body as { id: string };
    await page.goto('/clients?search=Aardvark&columns=name,nextStep');
    await page.getByRole('link', { name: 'Aardvark Press' }).waitFor();
    const grid = page.getByRole('grid', { name: 'Clients you may see' });
    await grid.focus();
    for (const key of ['Control+Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'Next step' }).fill('Send the outline');
    await page.keyboard.press('Enter');
    await vi.waitUntil(async () => (await stock(id))['nextStep'] === 'Send the outline', 10_000);
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
    await owner.call('PATCH', `/records/client/${id}`, { body: { set: { nextStep: 'Nadia calls' }, before: { nextStep: 'Send the outline' } } });
    if ((await page.getByRole('textbox', { name: 'Next step' }).count()) === 0) await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Next step' }).fill('Ola calls');
    await page.keyboard.press('Enter');
    const conflict = page.getByRole('dialog', { name: 'Next step' });
    await conflict.getByText('Nadia calls').waitFor();
    await conflict.getByRole('button', { name: 'Keep yours' }).click();
    await vi.waitUntil(async () => (await stock(id))['nextStep'] === 'Ola calls', 10_000);
  });

  it('says what it shows in its address, which opens the same list again, and keeps it as a view', async () => {
    await page.goto('/clients');
    await page.getByRole('grid', { name: 'Clients you may see' }).focus();
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Filter by' }).fill('next');
    await page.keyboard.press('Enter');
    await page.getByLabel('Next step', { exact: true }).selectOption({ label: 'is empty' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'nextStep', is: 'is_empty' }] }));
    const { count } = (await owner.call('GET', `/records/client/aggregates?filter=${filter}`)).body as { count: { value: number } };
    await page.getByText(`${count.value} in this view`).waitFor();
    await page.getByRole('button', { name: 'comfortable' }).click();
    const address = page.url();
    expect(address).toContain('filter=');
    expect(address).toContain('density=compact');
    await page.goto(address);
    await page.getByText(`${count.value} in this view`).waitFor();
    await page.getByRole('button', { name: 'compact' }).waitFor();
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Nothing planned');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: /Nothing planned/ }).waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?view=[0-9a-f-]{36}$/);
  });

  it('changes many only after a look ahead, and takes all of it back', async () => {
    const names = ['Aardvark Books', 'Aardvark Films'];
    const ids = await Promise.all(names.map(async (name) => ((await owner.call('POST', '/clients', { body: { kind: 'organisation', name, locale: 'en' } })).body as { id: string }).id));
    const owners = async () => Promise.all(ids.map(async (id) => (await stock(id))['ownerId']));
    const before = await owners();
    await page.goto('/clients?sort=name');
    for (const name of names) await page.getByRole('checkbox', { name }).check();
    await page.getByText('2 chosen').first().waitFor();
    await page.keyboard.press('o');
    await page.getByRole('dialog', { name: 'Change owner: 2 records' }).getByLabel('Owner').click();
    await page.getByRole('option', { name: 'Nadia Kravets' }).click();
    await page.getByRole('button', { name: 'See what it does' }).click();
    const dialog = page.getByRole('dialog', { name: 'Owner: 2 records' });
    await dialog.getByText('Will change').waitFor();
    expect(await owners()).toEqual(before);
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await vi.waitUntil(async () => (await owners()).every((one, at) => one !== before[at]), 10_000);
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('Undone.').waitFor();
    expect(await owners()).toEqual(before);
    await page.getByRole('button', { name: 'Close' }).first().click();
  });

  it('says before and after which of many stay as they are, and why', async () => {
    await page.goto('/clients?sort=name');
    for (const name of ['Aardvark Books', 'Aardvark Films', 'Bank Wschodni']) await page.getByRole('checkbox', { name }).check();
    await page.getByText('3 chosen').first().waitFor();
    await page.getByRole('button', { name: 'Move to the bin' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Move 3 records to the bin?' });
    await dialog.getByText('Stay as they are').waitFor();
    await dialog.getByRole('group').getByText('Bank Wschodni').waitFor();
    await dialog.getByRole('button', { name: 'Move to the bin' }).click();
    await dialog.getByRole('button', { name: 'Try 1 again' }).waitFor();
    await dialog.getByRole('group').getByText('Bank Wschodni').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('status').getByText('2 records changed, 1 failed.').waitFor();
  });

  it('keeps what was done with many after its dialog is closed: what failed and why, and the way back', async () => {
    await page.getByRole('checkbox', { name: 'Bank Wschodni' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'Changes of many records' }).waitFor();
    const act = page.getByRole('listitem').filter({ hasText: 'Moved to the bin · 2 clients' });
    await act.getByText('1 failed').waitFor();
    await act.getByRole('button', { name: 'See what stayed' }).click();
    await act.getByRole('link', { name: 'Bank Wschodni' }).waitFor();
    expect(page.url()).toContain('open=');
    expect(await violationsOf(page)).toEqual([]);
    await act.getByRole('button', { name: 'Try 1 again' }).click();
    await page.getByRole('status').getByText('0 records changed, 1 failed.').waitFor();
    await act.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('status').getByText('2 records put back.').waitFor();
    await act.getByText('2 put back').waitFor();
    expect(JSON.stringify((await owner.call('GET', '/records/client?search=Aardvark&columns=name')).body)).toMatch(/Aardvark (Books|Films).*Aardvark (Books|Films)/);
  });
});

describe('the page of a client', () => {
  it('says what is next, its open deals and its people; the address of one that was merged leads on to it', async () => {
    const make = async (path: string, body: object) => ((await owner.call('POST', path, { body })).body as { id: string }).id;
    const [stays, goes] = [await make('/clients', { kind: 'organisation', name: 'Heron Mill', locale: 'en' }), await make('/clients', { kind: 'organisation', name: 'Heron Mil', locale: 'en' })];
    await make('/deals', { name: 'Spring workshop', clientId: goes, amount: 480_000, currency: 'PLN', nextStep: 'Send the outline' });
    const people = [await make('/contacts', { name: 'Hanna Heron', clientId: goes, locale: 'en' }), await make('/contacts', { name: 'Hana Heron', clientId: goes, locale: 'en' })];
    await make('/merges', { kind: 'client', winnerId: stays, loserId: goes, take: [] });
    await make('/merges', { kind: 'contact', winnerId: people[0], loserId: people[1], take: [] });
    await page.goto(`/clients/${goes}`);
    await page.waitForURL(`**/clients/${stays}`);
    await page.getByRole('heading', { name: 'Heron Mill' }).waitFor();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Spring workshop' }) });
    await row.getByText('Send the outline').waitFor();
    expect(await row.innerText()).toContain('4,800');
    await page.getByRole('link', { name: 'Hanna Heron' }).waitFor();
    await page.getByText('no next step').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`/contacts/${people[1]}`);
    await page.waitForURL(`**/contacts/${people[0]}`);
    await page.getByRole('heading', { name: 'Hanna Heron' }).waitFor();
  });
});

describe('what happened and what is to be done', () => {
  it('is narrowed in the address by kind and words, and says when nothing is left', async () => {
    const clientId = ((await owner.call('POST', '/clients', { body: { kind: 'organisation', name: 'Crane Works', locale: 'en' } })).body as { id: string }).id;
    for (const kind of ['call', 'note']) await owner.call('POST', '/interactions', { body: { kind, clientId, subject: `Crane ${kind}` } });
    await page.goto(`/clients/${clientId}`);
    await page.getByRole('button', { name: 'Calls' }).click();
    await page.getByText('Crane note').waitFor({ state: 'detached' });
    await page.keyboard.press('f');
    await page.getByLabel('Words in it').fill('crane');
    await page.waitForURL(/kinds=call.*find=crane/);
    await page.reload();
    await page.getByText('Crane call').waitFor();
    await page.getByLabel('Words in it').fill('nothing of the kind');
    await page.getByText('Nothing in this selection.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByText('Crane note').waitFor();
    expect([new URL(page.url()).search, await page.getByLabel('Words in it').inputValue()]).toEqual(['', '']);
  });

  it('is set, moved, given and done on the list of everybody’s tasks by keyboard, and taken back', async () => {
    // A second try finds nothing of the first.
    const word = `crane${Date.now().toString(36)}`;
    await page.goto(`/tasks?find=${word}`);
    await page.getByText('No task in this selection.').waitFor();
    await page.keyboard.press('n');
    for (const subject of [`${word} oil`, `${word} rope`]) {
      await page.keyboard.type(`${subject}\n`);
      await page.getByRole('row').filter({ hasText: subject }).waitFor();
    }
    const dues = async () => ((await owner.call('GET', `/tasks?search=${word}&sort=subject`)).body as { rows: { subject: string; dueOn: string | null }[] }).rows.map(({ subject, dueOn }) => `${subject} ${dueOn ?? '-'}`).join();
    await page.getByRole('row').filter({ hasText: `${word} oil` }).getByText(`${word} oil`, { exact: true }).click();
    await page.keyboard.press('d');
    await page.getByRole('row').getByLabel('Day', { exact: true }).fill('2031-12-24');
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: `${word} oil` }).getByText('24 Dec 2031').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all rows' }).check();
    await page.getByRole('region', { name: '2 chosen' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByRole('button', { name: 'Without a day' }).click();
    await vi.waitUntil(async () => await dues() === `${word} oil -,${word} rope -`, 10_000);
    await page.keyboard.press('z');
    await vi.waitUntil(async () => (await dues()).includes('2031-12-24'), 10_000);
    await page.getByRole('row').filter({ hasText: `${word} rope` }).getByRole('button', { name: `Done: ${word} rope` }).click();
    await vi.waitUntil(async () => !(await dues()).includes('rope'), 10_000);
    // The server answers before the page says so: the newest "Undo" is of an older act until then.
    await page.locator('.ui-toast').filter({ hasText: 'Done.' }).getByRole('button', { name: 'Undo' }).click();
    await vi.waitUntil(async () => (await dues()).includes('rope'), 10_000);
  });
});

describe('who is written down anew', () => {
  it('is said to be here already, with the reason and the way there, in the dialog of a contact and of a client', async () => {
    const there = ((await owner.call('POST', '/contacts', { body: { name: 'Iza Zimorodek', email: 'iza@zimorodek.example', phone: '+48 601 222 333', locale: 'en' } })).body as { id: string }).id;
    await page.goto('/contacts');
    await page.getByRole('button', { name: 'New contact' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill('I. Z.');
    await dialog.getByLabel(/^Phone/).fill('0048 601-222-333');
    await dialog.getByText('This looks like one that is here already').waitFor();
    expect(await dialog.getByRole('link', { name: 'Iza Zimorodek' }).getAttribute('href')).toBe(`/contacts/${there}`);
    expect(await dialog.getByRole('button', { name: 'Add', exact: false }).last().isEnabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto('/clients');
    await page.getByRole('button', { name: 'New client' }).first().click();
    await page.getByRole('dialog').getByLabel(/^Name/).first().fill('Heron Mill');
    await page.getByRole('dialog').getByText('This looks like one that is here already').waitFor();
  });
});
