import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { DocumentView } from '@entente/contract/document/document.contract';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { signInToApi, type ApiClient } from './api-client.ts';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { loseNetwork, slowDown } from './device.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

/** One person writes in a document in a real browser; another one, or the same elsewhere, through the API. */
let entente: EntenteProcess;
let browser: Browser;
let other: ApiClient;
let context: BrowserContext;
let page: Page;
let documentId: string;
const complaints: string[] = [];

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), launchBrowser()]);
  other = await signInToApi(entente.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
});
afterAll(async () => {
  await browser.close();
  await discardEntente(entente);
});

beforeEach(async () => {
  complaints.splice(0);
  const { body } = await other.call('POST', '/templates', { body: { name: 'Ours', from: { builtin: 'service_agreement.en' } } });
  const template = body as { id: string; documentId: string };
  ({ documentId } = template);
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB', bypassCSP: true });
  await context.request.post(`${entente.url}/api/auth/sign-in/email`, { data: { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${entente.url}/library/${template.id}`);
  await clause('1.1').waitFor();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const clause = (number: string): Locator => page.getByRole('group', { name: `Clause ${number}`, exact: true });
const saved = (): Promise<void> => page.getByRole('status').filter({ hasText: /^saved/ }).first().waitFor();
const stored = async (): Promise<DocumentView> => (await other.call('GET', `/documents/${documentId}`)).body as DocumentView;
const bodyOf = (view: DocumentView, key: string): string => view.content.clauses.find((one) => one.key === key)?.body ?? '';
/** Waits until the server holds what the page shows. */
const until = async (holds: (view: DocumentView) => boolean): Promise<DocumentView> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const view = await stored();
    if (holds(view)) return view;
    await page.waitForTimeout(100);
  }
  throw new Error('the server never held it');
};

describe('who does what', () => {
  it('begins with a proposal, is written by keyboard alone, and shows in the text at once', async () => {
    const { content } = await stored();
    const [clause51] = content.clauses.filter(({ body }) => body.includes('[[client_inputs]]'));
    if (clause51 === undefined) throw new Error('the template asks something of the client');
    await page.keyboard.press('Control+k');
    await page.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.type('Who does what');
    await page.getByRole('option', { name: 'Who does what', exact: true, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Propose who does what' }).click();
    const { content: proposed } = await until((view) => view.content.responsibilities.length > 0);
    expect(proposed.clauses.some(({ body, sectionId }) => body.endsWith('[[responsibilities]]') && sectionId === clause51.sectionId)).toBe(true);
    await page.getByRole('gridcell').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('0');
    expect((await page.getByRole('row').nth(2).getByRole('gridcell').allInnerTexts()).slice(0, 2)).toEqual(['nothing', 'decides']);
    const [ours, theirs] = (await until((view) => view.content.responsibilities[1]?.decides.includes(view.content.phases[0]?.id ?? '') === true && !view.content.responsibilities[0]?.does.includes(view.content.phases[0]?.id ?? ''))).content.responsibilities;
    expect([ours?.side, theirs?.side]).toEqual(['provider', 'client']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await until(({ content: now }) => now.responsibilities[0]?.does.includes(now.phases[0]?.id ?? '') === true);
  });
});

describe('a value', () => {
  it('is filled in its sentence, kept by Enter, left by Esc, and Tab goes on to the next', async () => {
    await page.keyboard.press('f');
    await page.getByRole('textbox', { name: 'What the work is for' }).fill('answers without calling');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: /^Who speaks for the Provider/ }).fill('nobody');
    await page.keyboard.press('Escape');
    await until(({ content }) => content.variables.some(({ value }) => value === 'answers without calling'));
    expect((await stored()).content.variables.find(({ key }) => key === 'provider_contact')?.value).toBeNull();
    await clause('1.1').getByRole('button', { name: 'What the work is for: answers without calling' }).waitFor();
  });

  it('that does not fit is refused with what was typed still there', async () => {
    await page.getByRole('button', { name: /^Time to answer a question/ }).first().click();
    const field = page.getByRole('textbox', { name: 'Time to answer a question' });
    await field.fill('soon');
    await page.keyboard.press('Enter');
    await page.getByText('Write a whole number of working days.').waitFor();
    expect(await field.inputValue()).toBe('soon');
  });
});

describe('a clause', () => {
  it('is written in where it stands, and moved, taken back and done again by keys', async () => {
    await clause('1.3').focus();
    await page.keyboard.press('Enter');
    await clause('1.3').getByRole('textbox').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Added by hand.');
    await page.keyboard.press('Escape');
    await until((view) => bodyOf(view, 'frame-and-order').endsWith('Added by hand.'));
    await page.keyboard.press('Alt+ArrowUp');
    await clause('1.2').getByText('Added by hand.').waitFor();
    await saved();
    await page.keyboard.press('Control+z');
    await clause('1.3').getByText('Added by hand.').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await clause('1.2').getByText('Added by hand.').waitFor();
  });

  it('is written in although the device is slow to end what it has begun to draw', async () => {
    await slowDown(page);
    await page.reload();
    await clause('1.3').press('Enter');
    await clause('1.3').getByRole('textbox').waitFor();
    await page.keyboard.type(' Added slowly.');
    await page.keyboard.press('Escape');
    await until((view) => bodyOf(view, 'frame-and-order').endsWith('Added slowly.'));
  });

  it('is removed at once and brought back by the toast', async () => {
    const { length } = (await stored()).content.clauses;
    await clause('1.3').hover();
    await clause('1.3').getByRole('button', { name: 'Clause 1.3: what can be done' }).click();
    await page.getByRole('menuitem', { name: 'Remove clause' }).click();
    await until(({ content }) => content.clauses.length === length - 1);
    await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
    await until(({ content }) => content.clauses.length === length);
  });
});

it('a record is edited in the place of its block, by keys alone, and the page stays accessible', async () => {
  await page.getByRole('button', { name: 'Deliverables', exact: true }).first().click();
  const records = page.getByRole('group', { name: 'Deliverables', exact: true });
  await records.getByRole('textbox', { name: 'Name of another deliverable' }).fill('A guide');
  await page.keyboard.press('Enter');
  await records.getByLabel('Who accepts it').fill('Anna Wrona');
  expect(await violationsOf(page)).toEqual([]);
  await until(({ content }) => content.deliverables.some(({ name, decider }) => name === 'A guide' && decider === 'Anna Wrona'));
  await page.keyboard.press('Escape');
  await records.waitFor({ state: 'detached' });
});

describe('the library', () => {
  it('gives a clause with the values it uses, by keys alone, and takes it back', async () => {
    await clause('1.3').focus();
    await page.keyboard.press('l');
    const library = page.getByRole('dialog', { name: 'Clauses of the library' });
    await library.getByRole('combobox', { name: 'Ready-made ones for' }).selectOption({ label: 'mentoring agreement' });
    await library.getByRole('textbox', { name: 'Find a clause' }).fill('steady rhythm');
    await library.getByText('1 clause', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await library.getByRole('button', { name: /^Insert/ }).press('Enter');
    await clause('1.4').getByText(/^We start on/).waitFor();
    await until(({ content }) => content.clauses.some(({ key }) => key === 'rhythm') && content.variables.some(({ key }) => key === 'meeting_interval'));
    await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
    await until(({ content }) => !content.clauses.some(({ key }) => key === 'rhythm') && !content.variables.some(({ key }) => key === 'meeting_interval'));
  });

  it('keeps a clause, which is then first among those offered, and whose versions can be compared', async () => {
    await clause('1.3').hover();
    await clause('1.3').getByRole('button', { name: 'Clause 1.3: what can be done' }).click();
    await page.getByRole('menuitem', { name: 'Keep in the library' }).click();
    await page.getByText('The clause is in the library now').waitFor();
    await page.goto(`${entente.url}/library?what=clauses`);
    await page.getByRole('link', { name: 'Lets the next project be agreed by a new order alone, without a new agreement' }).click();
    await clause('1.1').waitFor();
    await page.getByText('Missing in this clause').waitFor();
    await page.keyboard.press('d');
    const differs = page.getByRole('dialog', { name: 'What differs' });
    await differs.getByRole('button', { name: 'Keep this version' }).click();
    await page.getByText('Version 1 is kept').waitFor();
    await differs.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
    await differs.getByText('The words are the same.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

it('a finding is set aside with a reason and taken back; a shared word is explained anew', async () => {
  await clause('1.3').press('Enter');
  await clause('1.3').getByRole('textbox').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It helps as reasonably requested.');
  await page.keyboard.press('Escape');
  const gaps = page.getByRole('complementary', { name: 'Structure and gaps' });
  await gaps.getByText('“as reasonably requested” binds nobody').first().waitFor();
  await gaps.getByRole('button', { name: /^Set aside/ }).click();
  await page.getByRole('textbox', { name: 'Why it is fine as it is' }).fill('Their lawyer wants it so.');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await gaps.getByText('1 set aside').click();
  await gaps.getByText('Their lawyer wants it so.').waitFor();
  await until(({ content, findings }) => content.dismissals.length === 1 && findings.length === 0);
  await gaps.getByRole('button', { name: 'Take back' }).click();
  await until(({ content, findings }) => content.dismissals.length === 0 && findings.length === 1);
  await gaps.getByRole('button', { name: 'Shared words' }).click();
  const words = page.getByRole('group', { name: 'Shared words', exact: true });
  await words.getByRole('button', { name: 'Deliverable', exact: true }).click();
  await words.getByLabel('What it means').fill('What is handed over, whole and ready to use.');
  await page.keyboard.press('Tab');
  await until(({ content }) => content.terms.some(({ definition }) => definition === 'What is handed over, whole and ready to use.'));
});

it('two people in one clause choose whose words stay', async () => {
  const before = bodyOf(await stored(), 'frame-and-order');
  const id = (await stored()).content.clauses.find(({ key }) => key === 'frame-and-order')?.id;
  await clause('1.3').press('Enter');
  await clause('1.3').getByRole('textbox').waitFor();
  await other.call('POST', `/documents/${documentId}/edits`, { body: { edits: [{ type: 'set', kind: 'clauses', id, field: 'body', before, value: 'Theirs.' }] } });
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Mine.');
  const question = page.getByRole('dialog', { name: 'Two of you wrote the same words' });
  await question.getByText('Theirs.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await question.getByRole('button', { name: 'Keep yours' }).click();
  await question.waitFor({ state: 'detached' });
  await until((view) => bodyOf(view, 'frame-and-order') === `${before} Mine.`);
  const words = clause('1.3').getByRole('textbox');
  if ((await words.count()) > 0) await words.press('Escape');
  await words.waitFor({ state: 'detached' });
});

describe('without a network', () => {
  /** Writes at the end of clause 1.3, which has the keyboard before the key that opens it is let go, and lets it be seen that it waits. */
  const writeOffline = async (words: string): Promise<void> => {
    await loseNetwork(page, 'clause-text-editor');
    const opened = await clause('1.3').evaluate(async (element: HTMLElement) => {
      element.focus();
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await Promise.resolve();
      return document.activeElement?.getAttribute('role');
    });
    expect(opened).toBe('textbox');
    await page.keyboard.type(words);
    await page.getByText('kept on this device, waiting for the network').waitFor();
  };

  it('what is written waits on the device, and is saved when the network is back', async () => {
    await writeOffline(' Written on a train.');
    expect(bodyOf(await stored(), 'frame-and-order')).not.toContain('train');
    await context.setOffline(false);
    await until((view) => bodyOf(view, 'frame-and-order').endsWith('Written on a train.'));
    await saved();
  });

  it('what is written outlives the page, and is saved when it is opened again', async () => {
    await writeOffline(' Written in a tunnel.');
    const address = page.url();
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(address);
    await clause('1.3').getByText('Written in a tunnel.').waitFor();
    await until((view) => bodyOf(view, 'frame-and-order').endsWith('Written in a tunnel.'));
  });

  it('what somebody else wrote meanwhile is shown beside one’s own, and neither is lost', async () => {
    const view = await stored();
    const [before, id] = [bodyOf(view, 'frame-and-order'), view.content.clauses.find(({ key }) => key === 'frame-and-order')?.id];
    await writeOffline(' Mine, from the train.');
    await other.call('POST', `/documents/${documentId}/edits`, { body: { edits: [{ type: 'set', kind: 'clauses', id, field: 'body', before, value: 'Theirs, from the office.' }] } });
    await context.setOffline(false);
    const question = page.getByRole('dialog', { name: 'Two of you wrote the same words' });
    await question.getByText('Theirs, from the office.').waitFor();
    await question.getByText('Mine, from the train.').waitFor();
    expect(bodyOf(await stored(), 'frame-and-order')).toBe('Theirs, from the office.');
    await question.getByRole('button', { name: 'Keep yours' }).click();
    await until((now) => bodyOf(now, 'frame-and-order').endsWith('Mine, from the train.'));
  });
});

it('fits a phone: the structure opens as a drawer and nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('button', { name: /^Structure/ }).click();
  await page.getByRole('dialog', { name: 'Structure and gaps' }).getByText('Hard frame').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

it('a contract that exists already is read, says what it did not understand, becomes a draft, and its text is saved again', async () => {
  const words = ['Cooperation', 'made in Kraków', '1. Work', '1.1 The Studio makes five modules.', '1.3 The Bank reads them.', '2. Price', '2.1 The price is 100 EUR, see clause 1.1.'];
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${entente.url}/agreements/new`);
  await page.getByRole('radio', { name: /^A contract you have already/ }).check();
  await page.getByLabel('The file with the contract').setInputFiles({ name: 'old.txt', mimeType: 'text/plain', buffer: Buffer.from(words.join('\n')) });
  await page.getByText('Cooperation · 3 sections, 4 clauses').waitFor();
  for (const doubt of ['The numbers leave a gap here.', '1 place cites clauses by their old numbers. Compare them with the new ones.']) await page.getByText(doubt).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.getByRole('combobox', { name: 'With whom?' }).fill('Bank Zachodni');
  await page.getByRole('option', { name: 'New client: Bank Zachodni' }).click();
  await page.getByLabel('Who signs for them?').fill('Jan Nowak');
  await page.getByLabel('E-mail').fill('jan@zachodni.example');
  await page.getByRole('button', { name: 'Draft it' }).click();
  await page.getByRole('article').getByText('The Bank reads them.').waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Markdown' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^A-\d{4}-\d{4}-draft\.md$/);
});
