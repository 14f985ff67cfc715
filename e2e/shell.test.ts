import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { servePages } from './pages-server.ts';

const OLA = '01990000-0000-7000-8000-000000000001';
const ME = {
  email: 'ola@studiolipka.example', secondFactor: false, rights: [], workspaces: [],
  member: { id: OLA, name: 'Ola Lipska', email: 'ola@studiolipka.example', roleTitle: '', role: 'owner', scope: 'all', teamId: null, teamName: null, locale: 'en', singleKeys: true, version: 1 },
  workspace: { id: OLA, name: 'Studio Lipka', locale: 'en', country: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', formalAddress: true, isSample: true },
};
const refusing = (status: number, refusal: string, detail: object = {}) => ({ status, json: { defined: true, code: 'REFUSED', status, message: refusal, data: { refusal, detail } } });

/** What a list of records asks for, in a workspace that has none. */
function emptyList(kind: string): Record<string, object> {
  const name = { key: 'name', type: 'text', fieldId: null, labels: {}, hints: {}, options: [], rules: {}, required: true, unique: false, editable: true, clearable: false, sortable: true, filterable: true, importable: true };
  const answers = { '': { rows: [], nextCursor: null }, '/fields': { rows: [name] }, '/views': { rows: [] }, '/aggregates': { count: { value: 0, atLeast: false }, complete: true, columns: [] } };
  return Object.fromEntries(Object.entries(answers).map(([path, json]) => [`GET /api/v1/records/${kind}${path}`, { json }]));
}

const ORDINARY: Record<string, object> = { 'GET /api/v1/me': { json: ME }, 'PATCH /api/v1/me': { json: { version: 2 } }, 'GET /api/v1/workspace/first-run': { json: { needed: false, hasSample: true, needsCode: false } }, ...emptyList('client') };

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, pages] = await Promise.all([testBrowser(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** A page whose server answers as `answers` says; whatever is not named there answers 404. */
async function open(path: string, { answers = {}, ...options }: { answers?: Record<string, object>; width?: number; height?: number; scheme?: 'light' | 'dark'; locale?: string } = {}): Promise<void> {
  // axe is injected as a script, which the policy of these pages rightly forbids; the policy itself has a test of its own.
  context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: options.height ?? 900 }, colorScheme: options.scheme ?? 'light', locale: options.locale ?? 'en-GB', bypassCSP: true });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/api/**', (route) => {
    const request = route.request();
    const asked = `${request.method()} ${new URL(request.url()).pathname}`;
    return route.fulfill(answers[asked] ?? ORDINARY[asked] ?? refusing(404, 'not-found'));
  });
  await page.goto(`${pages.url}${path}`);
}

beforeEach(() => complaints.splice(0));
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

describe('the kit', () => {
  it.each([['light', 1440], ['dark', 1440], ['light', 360], ['dark', 360]] as const)('is accessible and fits in %s at %i px', async (scheme, width) => {
    await open('/kit', { scheme, width });
    await page.getByRole('heading', { name: 'What is printed is black.' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('floats above the page without a style element, and gives the focus back', async () => {
    await open('/kit');
    const button = page.getByRole('button', { name: 'Dialog', exact: true });
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Send draft 3 to Anna Wrona?' });
    await dialog.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Menu' }).last().click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Drawer' }).click();
    await page.getByRole('dialog', { name: 'Structure of this agreement' }).waitFor();
    expect(await page.locator('style').count()).toBe(0);
  });

  it('keeps what was typed when it is no amount, and writes an amount the reader’s way', async () => {
    await open('/kit');
    const price = page.getByLabel('Price, net');
    await price.fill('twelve');
    await price.blur();
    await page.getByText('This is not an amount.').waitFor();
    expect(await price.inputValue()).toBe('twelve');
    await price.fill('1200.5');
    await price.blur();
    expect((await price.inputValue()).replaceAll('\u00A0', ' ')).toBe('1 200,50');
  });

  it('finds a choice without its diacritics and keeps the old one when nothing is chosen', async () => {
    await open('/kit');
    const client = page.getByRole('combobox', { name: 'Client' });
    await client.fill('olowek');
    // The one that Enter would take is read like the others.
    expect(await page.getByRole('option', { name: 'Biuro Ołówek' }).evaluate((option) => getComputedStyle(option).color)).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
    await client.fill('nobody');
    await page.getByText('No client is called that.').waitFor();
    await client.blur();
    expect(await client.inputValue()).toBe('Biuro Ołówek');
  });
});

describe('the frame', () => {
  it.each([['en', 360], ['pl', 360], ['ru', 360], ['en', 1440], ['pl', 1440], ['ru', 1440]] as const)('speaks %s at %i px, fits and is accessible', async (locale, width) => {
    await open('/nowhere', { locale, width, answers: { 'GET /api/v1/me': { json: { ...ME, member: { ...ME.member, locale } } } } });
    const title = { en: 'There is no such page', pl: 'Nie ma takiej strony', ru: 'Такой страницы нет' }[locale];
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('goes where the command box says, and the focus stands at the new page’s title', async () => {
    await open('/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Find or do' });
    await box.fill('clie');
    const option = page.getByRole('option', { name: /Clients/ });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/clients');
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('listens to letters, but not in a field and not when they are switched off', async () => {
    await open('/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/clients');
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Find or do' });
    await expect.poll(() => box.evaluate((field) => field === document.activeElement), { timeout: 10_000 }).toBe(true);
    await page.keyboard.type('go');
    expect(await box.inputValue()).toBe('go');
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /Single-letter keys/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await box.waitFor();
    expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0);
  });

  it('changes its language and its light in place', async () => {
    await open('/nowhere');
    await page.getByRole('button', { name: /Ola Lipska/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    // The menu stays for the next choice.
    await page.getByRole('menuitemradio', { name: 'Русский' }).click();
    await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  });

  it('lets a person sign in again over the page they were on', async () => {
    const answers: Record<string, object> = { 'GET /api/v1/records/client': refusing(401, 'sign-in-first'), 'POST /api/auth/sign-in/email': { json: { next: 'signed-in' } } };
    await open('/clients', { answers });
    const dialog = page.getByRole('dialog', { name: 'You were signed out' });
    await dialog.getByLabel('E-mail').fill('ola@studiolipka.example');
    await dialog.getByLabel('Password').fill('a short sentence');
    delete answers['GET /api/v1/records/client'];
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Clients' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/clients');
  });
});

it('keeps the page of somebody whose session has ended', async () => {
  const answers: Record<string, object> = {};
  await open('/nowhere', { answers });
  await page.getByRole('button', { name: /Ola Lipska/ }).click();
  answers['GET /api/v1/me'] = refusing(401, 'sign-in-first');
  await page.getByRole('menuitemradio', { name: 'Polski' }).click();
  await page.getByRole('dialog', { name: 'Sesja się skończyła' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Nie ma takiej strony' }).count()).toBe(1);
});

describe('signing in', () => {
  const nobody = { 'GET /api/v1/me': refusing(401, 'sign-in-first') };

  it('is where a stranger lands, and keeps what was typed when it refuses', async () => {
    await open('/clients', { answers: { ...nobody, 'POST /api/auth/sign-in/email': refusing(401, 'sign-in-refused') } });
    await page.waitForURL('**/sign-in?to=*');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('An e-mail address looks like').waitFor();
    await page.getByLabel('E-mail').fill('ola@studiolipka.example');
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Password').inputValue()).toBe('not this one');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leads where the person was going', async () => {
    const answers: Record<string, object> = { ...nobody, 'POST /api/auth/sign-in/email': { json: { next: 'signed-in' } } };
    await open('/clients?search=oko', { answers });
    await page.getByLabel('E-mail').fill('ola@studiolipka.example');
    await page.getByLabel('Password').fill('a short sentence');
    delete answers['GET /api/v1/me'];
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Clients' }).waitFor();
    expect(new URL(page.url()).search).toBe('?search=oko');
  });

  it('asks for the second step and says how long to wait after too many tries', async () => {
    await open('/sign-in', { locale: 'pl', answers: { ...nobody, 'POST /api/auth/sign-in/email': { json: { next: 'second-factor' } }, 'POST /api/auth/two-factor/verify-totp': refusing(429, 'too-many-requests', { seconds: 300 }) } });
    await page.getByLabel('E-mail').fill('ola@studiolipka.example');
    await page.getByLabel('Hasło').fill('krótkie zdanie');
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    await page.getByLabel('Kod z aplikacji').fill('123 456');
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    await page.getByText('5 minut i spróbować').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('takes an invitation’s secret out of the address, and judges the password before it is sent', async () => {
    await open(`/invitation#${'s'.repeat(43)}`, { answers: { ...nobody, 'POST /api/v1/invitations/look-up': { json: { workspaceName: 'Studio Lipka', invitedByName: 'Ola Lipska', email: 'nadia@studiolipka.example', name: 'Nadia Kravets', locale: 'en', hasAccount: false } } } });
    await page.getByRole('heading', { name: 'Join Studio Lipka' }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByLabel('Choose a password').fill('short');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('needs 5 more characters').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says plainly that an invitation is gone', async () => {
    await open('/invitation', { answers: nobody });
    await page.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();
  });

  it('offers to set up an instance that nobody has made their own', async () => {
    await open('/sign-in', { locale: 'ru', width: 360, answers: { ...nobody, 'GET /api/v1/workspace/first-run': { json: { needed: true, hasSample: true, needsCode: true } } } });
    await page.getByRole('link', { name: 'Настроить' }).click();
    await page.waitForURL('**/set-up');
    await page.getByRole('button', { name: 'Настроить' }).click();
    await page.getByText('Введите код').waitFor();
    await page.getByText('Напишите название').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('under the strict policy', () => {
  it('loads and works with no style element, no inline script and no data address', async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page = await context.newPage();
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    page.on('console', (message) => { if (message.text().startsWith('policy:')) complaints.push(message.text()); });
    await page.goto(`${pages.url}/kit`);
    await page.getByRole('button', { name: 'Command box' }).click();
    await page.getByRole('combobox', { name: 'Find or do' }).fill('own');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu' }).last().click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  });
});
