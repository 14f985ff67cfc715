import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { checked } from '../../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

describe('a column of days that are only counted', () => {
  const bytes = 'Deal name,Amount,Close date,Days of work\nOak,100,45750,45750\nElm,200,45781,45000\n';

  it('is proposed to be read as such where it goes to a day, and nowhere else', async () => {
    const { plan, preview } = await checked(t, t.ola, { name: 'days.csv', kind: 'deal', bytes });
    expect(plan?.columns.map(({ to, dates }) => [to, dates])).toEqual([['name', undefined], ['amount', undefined], ['closedOn', 'serial'], [null, undefined]]);
    expect(preview?.rows.map(({ values }) => values['closedOn'] ?? values['expectedCloseOn'])).toEqual(['2025-04-03', '2025-05-04']);
  });

  it('is read so in any order of dates that a person chooses', async () => {
    const { preview } = await checked(t, t.ola, { name: 'days.csv', kind: 'deal', bytes, change: (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.to === 'closedOn' ? { ...column, to: 'openedOn', dates: 'dmy' } : column)) }) });
    expect([preview?.rows.map(({ values }) => values['openedOn']), preview?.problems]).toEqual([['2025-04-03', '2025-05-04'], []]);
  });
});
