import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { samplePages } from './sample-pages.ts';

const pages = samplePages();
let page: Page;

async function open(path: string, width = 1440): Promise<void> {
  page = await pages.open(path, { viewport: { width, height: 900 } });
}

/** A word that no record of the sample holds, nor one that a first try left behind. */
function freshMark(): string {
  return `Mark${Date.now().toString(36)}`;
}

/** What stands in the cells under a title and is wider than its column, or longer than the lines that it has. */
async function cutUnder(title: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const at = [...document.querySelectorAll('.ui-grid th')].findIndex((th) => th.textContent === name);
    return [...document.querySelectorAll<HTMLElement>(`.ui-grid tbody td:nth-child(${at + 1}) .ui-grid__words`)].filter((cell) => [cell, ...cell.querySelectorAll<HTMLElement>('a')].some((words) => words.scrollWidth > words.clientWidth || (words.clientHeight > 0 && words.scrollHeight > words.clientHeight))).map((cell) => cell.innerText);
  }, title);
}

async function chooseFirst(count: number): Promise<void> {
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(count).waitFor();
  await grid.focus();
  await page.keyboard.press('Space');
  for (let more = 1; more < count; more++) await page.keyboard.press('Shift+ArrowDown');
  await page.getByText(`${count} chosen`).first().waitFor();
}

const standsOn = () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.textContent ?? '');

describe('a list on a desk', () => {
  it('shows every amount whole, and leaves no room unused while words are cut', async () => {
    await open('/deals?view=all');
    await page.getByRole('grid').getByRole('row').nth(12).waitFor();
    for (const title of ['Name', 'Client', 'Stage', 'Amount', 'Expected to close', 'Owner']) expect([title, await cutUnder(title)]).toEqual([title, []]);
    await page.setViewportSize({ width: 1920, height: 900 });
    await expect.poll(() => cutUnder('Client')).toEqual([]);
    const gap = await page.evaluate(() => {
      const frame = document.querySelector('.ui-grid');
      const last = [...document.querySelectorAll('.ui-grid th')].at(-2);
      return frame === null || last === undefined ? NaN : frame.getBoundingClientRect().left + frame.clientWidth - last.getBoundingClientRect().right;
    });
    expect(gap).toBeLessThan(12);
  });

  it('tells what a cell cuts when the pointer rests on it', async () => {
    const mark = freshMark();
    await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name: `${mark}, a name that is so long that no column of a desk would ever show the whole of it, whatever one does`, locale: 'en' } });
    await open(`/clients?search=${mark}`);
    const cell = page.getByRole('rowheader').locator('.ui-grid__words');
    await cell.hover();
    expect(await cell.getAttribute('title')).toContain('whatever one does');
  });

  it('keeps a column as wide as it was pulled, and its edge under the pointer', async () => {
    await open('/deals', 1920);
    const title = page.getByRole('columnheader', { name: 'Client' });
    const edge = title.locator('.ui-grid__edge');
    const from = await edge.boundingBox();
    if (from === null) throw new Error('no edge to pull');
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 90, y, { steps: 6 });
    await page.mouse.up();
    const to = await edge.boundingBox();
    expect(Math.abs(Number(to?.x) - from.x - 90)).toBeLessThan(4);
    expect(await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem('entente.widths.deal') ?? '{}') as object))).toEqual(['clientId']);
  });
});

describe('choosing rows', () => {
  it('takes all from the box pressed last to one pressed with Shift, and keeps what was chosen before', async () => {
    await open('/clients?sort=name');
    const boxes = page.getByRole('gridcell').getByRole('checkbox');
    await boxes.nth(7).waitFor();
    await boxes.nth(7).check();
    await boxes.nth(1).check();
    await boxes.nth(4).click({ modifiers: ['Shift'] });
    await page.getByText('5 chosen').first().waitFor();
    expect(await boxes.nth(3).isChecked()).toBe(true);
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('2 chosen').first().waitFor();
  });

  it('begins a stretch anew at the row that Space was pressed on', async () => {
    await open('/clients?sort=name');
    await chooseFirst(2);
    for (const key of ['Space', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByText('2 chosen').first().waitFor();
  });
});

describe('the keyboard', () => {
  it('stands where it was when a dialog is left, and on the list when what opened the dialog is gone', async () => {
    await open('/deals?view=all');
    await chooseFirst(2);
    await page.getByRole('button', { name: 'Set a field' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(standsOn).toBe('Set a field');
    await page.getByRole('button', { name: 'Move to the bin' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Move to the bin' }).click();
    await page.getByRole('dialog').getByText('Done.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(standsOn).toBe('grid');
    await page.keyboard.press('z');
    await page.getByText('Undone.').or(page.getByText('put back', { exact: false })).first().waitFor();
  });
});

describe('what was just said', () => {
  it('covers neither the last rows nor the sums nor the bar of what is chosen', async () => {
    await open('/deals?view=all');
    await chooseFirst(2);
    await page.getByRole('button', { name: 'Move to the bin' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Move to the bin' }).click();
    await page.getByRole('dialog').getByText('Done.').waitFor();
    await page.keyboard.press('Escape');
    const toast = await page.locator('.ui-toast').boundingBox();
    const grid = await page.locator('.ui-grid').boundingBox();
    if (toast === null || grid === null) throw new Error('there is no toast or no grid');
    expect(grid.y + grid.height).toBeLessThanOrEqual(toast.y);
    await chooseFirst(2);
    const bar = await page.locator('.ui-bulk').boundingBox();
    if (bar === null) throw new Error('there is no bar');
    expect(bar.y + bar.height).toBeLessThanOrEqual(toast.y);
  });
});

describe('the command box', () => {
  it('begins a client, a contact, a deal and an agreement from any page', async () => {
    await open('/tasks');
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    for (const [words, title] of [['new deal', 'New deal'], ['new contact', 'New contact'], ['new client', 'New client']] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(words);
      await page.getByRole('option', { name: title }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: title }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
  });
});

describe('a value that was written in place', () => {
  it('goes back with Ctrl Z in a list, and with Z where data is mended', async () => {
    const orchard = `${freshMark()} Orchard`;
    await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name: orchard, locale: 'en' } });
    await open(`/clients?search=${encodeURIComponent(orchard)}&columns=name,nextStep`);
    const grid = page.getByRole('grid');
    await page.getByRole('link', { name: orchard }).waitFor();
    await grid.focus();
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.type('Send the wrong thing');
    await page.keyboard.press('Enter');
    await grid.getByText('Send the wrong thing').waitFor();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+z');
    await page.getByText(`${orchard}: as it was before.`).waitFor();
    await expect.poll(() => grid.getByText('Send the wrong thing').count()).toBe(0);

    await page.goto('/quality');
    const line = page.getByRole('button', { name: /: missing: Source/ }).first();
    const name = String(await line.getAttribute('aria-label')).split(':')[0] ?? '';
    await line.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await line.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Fair');
    await page.keyboard.press('Enter');
    await page.getByText('Source: in order').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('z');
    await page.getByText(`${name}: as it was before.`).waitFor();
    await line.waitFor();
  });
});

describe('an address of another day', () => {
  it('shows the list without what it does not understand, instead of a broken page', async () => {
    await open(`/deals?density=airy&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'expectedCloseOn', is: 'in_period', value: 'soon' }] }))}`);
    await page.getByRole('grid').getByRole('row').nth(3).waitFor();
    await page.getByRole('button', { name: 'comfortable' }).waitFor();
  });
});

describe('the board by keyboard', () => {
  it('writes at once in what a stage wants, and stands on the card again when the move is let go', async () => {
    await open('/deals?layout=board');
    const card = page.locator('.ui-board__column').first().locator('.ui-card').nth(1);
    await card.waitFor();
    const name = String(await card.getAttribute('aria-label'));
    const client = await card.locator('.ui-card__meta').innerText();
    await card.focus();
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
    expect(await page.evaluate(() => document.activeElement?.querySelector<HTMLElement>('.ui-card__meta')?.innerText)).toBe(client);
  });

  it('shows cards whole: a column does not slip sideways', async () => {
    await open('/deals?layout=board');
    const column = page.locator('.ui-board__cards').first();
    await column.locator('.ui-card').first().waitFor();
    const slipped = await column.evaluate((list) => {
      list.scrollLeft = 40;
      const card = list.querySelector('.ui-card__title');
      return { left: list.scrollLeft, hidden: Math.max(0, list.getBoundingClientRect().left - (card?.getBoundingClientRect().left ?? 0)) };
    });
    expect(slipped).toEqual({ left: 0, hidden: 0 });
  });
});

describe('the bin', () => {
  it('opens at what was deleted last, and says how many of each kind wait there', async () => {
    const { rows } = (await pages.owner().call('GET', '/records/deal?columns=name&limit=1')).body as { rows: { id: string; values: { name: string } }[] };
    const { id, values } = rows[0] ?? { id: '', values: { name: '' } };
    await pages.owner().call('DELETE', `/deals/${id}`);
    await open('/bin');
    await page.getByRole('button', { name: `Take it back: ${values.name}` }).waitFor();
    expect(await page.getByRole('option', { name: /^Deals · \d+$/ }).count()).toBe(1);
    await page.getByLabel('Kind of record').selectOption({ label: 'Clients' });
    await page.getByText('Nothing was deleted here').waitFor();
    expect(page.url()).toContain('kind=client');
    await pages.owner().call('POST', `/bin/deal/${id}/restore`);
  });
});

describe('the people of a deal and of a client', () => {
  it('are written to and called by a press where they are named, and no number is broken in two', async () => {
    const { rows } = (await pages.owner().call('GET', '/records/deal?columns=clientId,contactId,state&limit=50')).body as { rows: { id: string; values: Record<string, unknown> }[] };
    const deal = rows.find(({ values }) => values['state'] === 'open' && typeof values['contactId'] === 'string');
    if (deal === undefined) throw new Error('the sample has no open deal with a contact');
    for (const path of [`/deals/${deal.id}`, `/clients/${String(deal.values['clientId'])}`]) {
      await open(path, 360);
      const line = page.locator('.rc-reach').first();
      await line.locator('a[href^="mailto:"]').waitFor();
      const phone = line.locator('a[href^="tel:+48"]');
      expect((await phone.boundingBox())?.height).toBeLessThan(50);
      expect(await phone.evaluate((link) => link.getClientRects().length)).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      if (path.startsWith('/deals')) await page.context().close();
    }
  });
});
