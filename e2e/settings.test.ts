import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { totpAt, totpStep } from '../packages/server/src/platform/auth/totp.ts';
import { signInToApi, type ApiClient } from './api-client.ts';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { enter } from './provider.ts';
import { startSample } from './sample.ts';

const IGA = { name: 'Iga Nowa', email: 'iga@nowa.example', password: 'nine blue bicycles roll' };

let entente: EntenteProcess;
let browser: Browser;
let owner: ApiClient;
/** Brings the settings back to what they were at first: a second try begins where the first one did. */
let asBefore: () => Promise<void>;
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), testBrowser()]);
  owner = await signInToApi(entente.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  const [{ body: workspace }, { body: times }] = await Promise.all([owner.call('GET', '/workspace'), owner.call('GET', '/commitments/times')]);
  const { registration, timeZone, daysOff } = workspace as Readonly<Record<string, unknown>>;
  asBefore = async () => {
    const { body: before } = await owner.call('GET', '/workspace');
    const answers = await Promise.all([owner.call('PATCH', '/workspace', { body: { set: { registration, timeZone, daysOff }, before } }), owner.call('PUT', '/commitments/times', { body: times })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  };
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser.close();
  await discardEntente(entente);
  expect(complaints).toEqual([]);
});

/** A browser of its own: its cookies, its storage. */
async function newPage(width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', bypassCSP: true });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${entente.url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The newest message of a kind to an address, as the Outbox shows it to an owner. */
async function mailTo(email: string, topic: string): Promise<string> {
  const id = await vi.waitUntil(async () => {
    const { rows } = (await owner.call('GET', '/outbox')).body as { rows: { id: string; topic: string; recipientEmail: string; state: string }[] };
    return rows.find((row) => row.recipientEmail === email && row.topic === topic && row.state !== 'queued')?.id;
  }, 10_000);
  return ((await owner.call('GET', `/outbox/${id}`)).body as { text: string }).text;
}

const linkIn = (mail: string): string => /http:\/\/\S+/.exec(mail)?.[0] ?? '';
const isSignedIn = async (page: Page): Promise<boolean> => (await page.request.get(`${entente.url}/api/v1/me`)).ok();

/** The middle of what two things have in common on the screen. */
async function commonPlace(one: Locator, other: Locator): Promise<{ x: number; y: number }> {
  const boxes = (await Promise.all([one.boundingBox(), other.boundingBox()])).map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
  const [left, top] = [Math.max(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ y }) => y))];
  const [right, foot] = [Math.min(...boxes.map(({ x, width }) => x + width)), Math.min(...boxes.map(({ y, height }) => y + height))];
  if (left >= right || top >= foot) throw new Error('they lie apart');
  return { x: (left + right) / 2, y: (top + foot) / 2 };
}

describe('somebody is invited', () => {
  it('joins by the link in the mail, with a name and a password of their own', async () => {
    const page = await newPage();
    await enter(page.request, entente.url);
    await page.goto(`${entente.url}/settings/people`);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(IGA.name);
    await dialog.getByLabel('E-mail').fill(IGA.email);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText(`An invitation is on its way to ${IGA.email}`).waitFor();

    const iga = await newPage(360);
    await iga.goto(linkIn(await mailTo(IGA.email, 'invitation.sent')));
    await iga.getByRole('heading', { name: /^Join / }).waitFor();
    expect(new URL(iga.url()).hash).toBe('');
    expect(await violationsOf(iga)).toEqual([]);
    await iga.getByLabel('Choose a password').fill(IGA.password);
    await iga.getByRole('button', { name: 'Join' }).click();
    await iga.waitForURL('**/today');
    await iga.goto(`${entente.url}/settings/people`);
    await iga.getByText(IGA.email).waitFor();
    expect(await iga.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
    expect(await iga.getByRole('link', { name: 'Danger zone' }).count()).toBe(0);
  });
});

describe('the link in a code’s mail', () => {
  it('shows the code in another browser, and signs in by a press in the one that asked', async () => {
    const asker = await newPage();
    await asker.goto(`${entente.url}/sign-in`);
    await asker.getByLabel('E-mail').fill(IGA.email);
    await asker.getByRole('button', { name: 'Send me a code instead' }).click();
    await asker.getByLabel('Code from the e-mail').waitFor();
    const link = linkIn(await mailTo(IGA.email, 'session.code-asked'));

    const scanner = await newPage();
    await scanner.goto(link);
    await scanner.getByText('Type this code where you asked for it.', { exact: false }).waitFor();
    for (const button of await scanner.getByRole('button').all()) await button.click();
    // A scanner that speaks to the server by itself gets no further.
    const [email, code] = [...new URLSearchParams(new URL(link).hash.slice(1)).values()];
    expect((await scanner.request.post(`${entente.url}/api/auth/sign-in/code`, { data: { email, code } })).status()).toBe(401);
    expect(await isSignedIn(scanner)).toBe(false);

    await asker.goto(link);
    await asker.getByText(`Sign in as ${IGA.email}.`).waitFor();
    expect(await isSignedIn(asker)).toBe(false);
    expect(await violationsOf(asker)).toEqual([]);
    await asker.getByRole('button', { name: 'Sign in' }).click();
    await asker.waitForURL('**/today');
  });
});

describe('two-step sign-in', () => {
  it('is turned on with the authenticator, asked for at the door, and turned off again', async () => {
    const page = await newPage();
    await signIn(page, IGA);
    await page.waitForURL('**/today');
    await page.goto(`${entente.url}/settings/account#second-factor`);
    const setting = page.locator('#second-factor');
    await setting.getByRole('button', { name: 'Turn it on' }).click();
    await page.getByLabel('Your password, to be sure it is you').fill(IGA.password);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('img', { name: 'Square code for the authenticator app' }).waitFor();
    const uri = (await page.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href')) ?? '';
    const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
    await page.getByLabel('Code from the authenticator').fill(totpAt(secret, totpStep(Date.now())));
    await page.getByRole('dialog').getByRole('button', { name: 'Turn it on' }).click();
    await page.getByRole('heading', { name: 'Keep these backup codes' }).waitFor();
    expect(await page.locator('.ws-codes li').count()).toBe(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();

    const again = await newPage();
    await signIn(again, IGA);
    await again.getByLabel('Code from the authenticator').fill(totpAt(secret, totpStep(Date.now()) + 1));
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitForURL('**/today');
    await again.goto(`${entente.url}/settings/account`);
    await again.locator('#second-factor').getByRole('button', { name: 'Turn it off' }).click();
    await again.getByLabel('Your password, to be sure it is you').fill(IGA.password);
    await again.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
    await again.getByText('Two-step sign-in is off.').waitFor();
  });
});

describe('my account', () => {
  it('signs me out elsewhere at once, and changes my password', async () => {
    const [here, there] = [await newPage(), await newPage()];
    for (const page of [here, there]) {
      await signIn(page, IGA);
      await page.waitForURL('**/today');
    }
    await here.goto(`${entente.url}/settings/account`);
    await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.getByText(/Signed out in \d+ other place/).waitFor();
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    await here.getByRole('button', { name: 'Change the password' }).click();
    const dialog = here.getByRole('dialog');
    await dialog.getByLabel('Present password').fill(IGA.password);
    await dialog.getByLabel('New password').fill('iga nowa');
    await dialog.getByRole('button', { name: 'Change the password' }).click();
    await dialog.getByText('The password needs 2 more characters.', { exact: false }).waitFor();
    await dialog.getByLabel('New password').fill('seven green kettles sing');
    await dialog.getByRole('button', { name: 'Change the password' }).click();
    await here.getByText('The password is changed.', { exact: false }).waitFor();
    const fresh = await newPage();
    await signIn(fresh, { ...IGA, password: 'seven green kettles sing' });
    await fresh.waitForURL('**/today');
  });
});

describe.each([1280, 360])('at %i px', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await newPage(width);
    await enter(page.request, entente.url);
  });

  it.each(['workspace', 'people', 'account', 'mail', 'danger'])('the part "%s" is accessible and fits', async (part) => {
    await page.goto(`${entente.url}/settings/${part}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const tab = await page.locator('.ui-tabs a[aria-current]').boundingBox();
    expect(tab?.x ?? width).toBeLessThan(width - 40);
  });
});

describe('a setting', () => {
  it('is found by a word of its name or its sentence, here and in the command box', async () => {
    const page = await newPage();
    await enter(page.request, entente.url);
    await page.goto(`${entente.url}/settings/workspace`);
    await page.getByLabel('Find a setting').fill('authenticator');
    await page.getByText('No setting is called that.', { exact: false }).waitFor();
    await page.getByLabel('Find a setting').fill('six digits');
    await page.getByRole('link', { name: /Two-step sign-in/ }).click();
    await page.waitForURL('**/settings/account#second-factor');
    await page.goto(`${entente.url}/today`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('What do you want to find or do?').fill('time zone');
    await page.getByRole('option', { name: /Time zone/ }).click();
    await page.waitForURL('**/settings/workspace#time-zone');
  });

  it('saves itself, and is there after loading the page again', async () => {
    const page = await newPage();
    await asBefore();
    await enter(page.request, entente.url);
    await page.goto(`${entente.url}/settings/workspace`);
    await page.getByLabel('Registration').fill('KRS 0000999999');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('dublin');
    await page.getByRole('option', { name: 'Europe/Dublin' }).click();
    await expect.poll(async () => (await owner.call('GET', '/workspace')).body, { timeout: 15_000 }).toMatchObject({ registration: 'KRS 0000999999', timeZone: 'Europe/Dublin' });
    await page.reload();
    await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Europe/Dublin');
    const place = page.locator('#days-off');
    await place.getByRole('button', { name: 'Add' }).click();
    await place.getByText('Choose the first day.').waitFor();
    await place.getByLabel('First day').fill('2031-05-01');
    await place.getByLabel('Last day').fill('2031-04-30');
    await place.getByText('It ends before it begins.').waitFor();
    await place.getByLabel('Last day').fill('2031-05-02');
    await place.getByRole('button', { name: 'Add' }).click();
    await place.getByText('1 – 2 May 2031').waitFor();
    const kept = async (): Promise<unknown> => ((await owner.call('GET', '/workspace')).body as { daysOff: unknown }).daysOff;
    await expect.poll(kept, { timeout: 15_000 }).toEqual([{ from: '2031-05-01', to: '2031-05-02', name: '' }]);
    await place.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(kept, { timeout: 15_000 }).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(kept, { timeout: 15_000 }).toHaveLength(1);
    // The same for oneself: hours, then days.
    await page.goto(`${entente.url}/settings/account#own-times`);
    await page.getByLabel('Quiet from').fill('07:00');
    await page.getByLabel('Quiet until').fill('06:00');
    await page.getByText('Leave at least four hours', { exact: false }).waitFor();
    await page.getByLabel('Quiet from').fill('19:00');
    const times = async (): Promise<unknown> => (await owner.call('GET', '/commitments/times')).body;
    await expect.poll(times, { timeout: 15_000 }).toMatchObject({ quiet: { from: '19:00', until: '06:00' } });
    await page.getByText('Days of the week').click();
    await page.getByLabel('Friday', { exact: true }).selectOption({ label: 'all day quiet' });
    await page.getByRole('combobox', { name: 'Your time zone' }).fill('lisbon');
    // What was just said lies at the foot of the page as well: under the list, not over it.
    const option = page.getByRole('option', { name: 'Europe/Lisbon' });
    const both = await commonPlace(option, page.locator('.ui-toast').filter({ hasText: 'Kept. From now on it holds.' }).last());
    await page.mouse.click(both.x, both.y);
    await expect.poll(times, { timeout: 15_000 }).toMatchObject({ quiet: { from: '19:00', days: [5] }, timeZone: 'Europe/Lisbon' });
    await page.locator('#own-days-off').getByLabel('First day').fill('2031-06-02');
    await page.locator('#own-days-off').getByRole('button', { name: 'Add' }).click();
    await expect.poll(times, { timeout: 15_000 }).toMatchObject({ quiet: { from: '19:00' }, daysOff: expect.arrayContaining([{ from: '2031-06-02', to: '2031-06-02' }]) });
  });
});

it('who came in stands in the log of sign-ins, filtered by its address', async () => {
  const page = await newPage(360);
  await enter(page.request, entente.url);
  await page.goto(`${entente.url}/settings/sign-ins?group=sign_ins`);
  await page.getByRole('rowheader', { name: 'Signed in' }).or(page.getByRole('cell', { name: 'Signed in' })).first().waitFor();
  await page.getByText('this computer').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Kind').selectOption({ label: 'API keys' });
  await page.getByText('Nothing of this kind was written down.').waitFor();
  expect(page.url()).toContain('group=keys');
});

describe('the sample', () => {
  it('goes in one click, and a workspace of one’s own begins', async () => {
    const page = await newPage();
    await enter(page.request, entente.url);
    await page.goto(`${entente.url}/settings/danger`);
    await page.getByRole('button', { name: 'Remove the sample' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the sample' }).click();
    await page.waitForURL('**/set-up');
    await page.getByLabel('Name of your firm or practice').fill('Nowy Dom');
    await page.getByLabel('Your name').fill('Iga Nowa');
    await page.getByLabel('E-mail').fill('iga@dom.example');
    await page.getByLabel('Choose a password').fill('nine blue bicycles roll');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.waitForURL('**/today');
    await page.goto(`${entente.url}/settings/danger`);
    await page.getByRole('button', { name: 'Delete this workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Write the name of the workspace to be sure').fill('nowy dom');
    await dialog.getByLabel('Your password, to be sure it is you').fill('nine blue bicycles roll');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await dialog.getByText('The name is Nowy Dom.').waitFor();
    await dialog.getByLabel('Write the name of the workspace to be sure').fill('Nowy Dom');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL('**/sign-in**');
    await page.getByText('This Entente is new').waitFor();
  });
});

/** RFC 4648 base32 of a text secret. */
function fromBase32(text: string): string {
  let bits = '';
  for (const letter of text) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
