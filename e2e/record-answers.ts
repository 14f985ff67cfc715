import type { Page, Request } from 'playwright-core';

const OLA = '01990000-0000-7000-8000-000000000001';
const NADIA = '01990000-0000-7000-8000-000000000002';
const ME = {
  email: 'ola@studiolipka.example', secondFactor: false, rights: [], workspaces: [],
  member: { id: OLA, name: 'Ola Lipska', email: 'ola@studiolipka.example', roleTitle: '', role: 'owner', scope: 'all', teamId: null, teamName: null, locale: 'en', singleKeys: true, version: 1 },
  workspace: { id: OLA, name: 'Studio Lipka', locale: 'en', country: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', formalAddress: true, isSample: true },
};
const PEOPLE = [{ id: OLA, name: 'Ola Lipska', isActive: true }, { id: NADIA, name: 'Nadia Kravets', isActive: true }];

const field = (key: string, type: string, more: object = {}) => ({ key, type, fieldId: null, labels: {}, hints: {}, options: [], rules: {}, required: false, unique: false, editable: true, clearable: true, sortable: false, filterable: true, importable: true, ...more });
const FIELDS = [
  field('name', 'text', { required: true, clearable: false, sortable: true }),
  field('lifecycle', 'choice', { clearable: false, options: ['lead', 'qualified', 'active', 'former'].map((key) => ({ key, labels: {}, retired: false })) }),
  field('ownerId', 'member', { clearable: false }),
  field('nextStep', 'text'),
  field('updatedAt', 'instant', { editable: false, sortable: true }),
];

type Row = { id: string; version: number; values: Record<string, unknown>; names: Record<string, string> };
type Answer = { status?: number; json: unknown };

/** A server of clients in memory, as many as a test wants: it answers pages and counts as the API does. */
export class RecordAnswers {
  readonly rows: readonly Row[];

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, at) => ({ id: idAt(at), version: 1, values: { name: `Client ${String(at + 1).padStart(5, '0')}`, lifecycle: 'lead', ownerId: OLA, nextStep: at % 3 === 0 ? '' : 'Send the outline', updatedAt: '2026-03-17T10:00:00.000Z' }, names: { [OLA]: 'Ola Lipska' } }));
  }

  async serve(page: Page): Promise<void> {
    await page.route('**/api/**', (route) => {
      const { status = 200, json } = this.answer(route.request());
      return route.fulfill({ status, json });
    });
  }

  private answer(request: Request): Answer {
    const url = new URL(request.url());
    const known: Readonly<Record<string, () => unknown>> = {
      'GET /me': () => ME,
      'GET /members': () => ({ rows: PEOPLE }),
      'GET /records/client/fields': () => ({ rows: FIELDS }),
      'GET /records/client/views': () => ({ rows: [] }),
      'GET /records/client': () => this.page(url),
      'GET /records/client/aggregates': () => ({ count: { value: this.rows.length, atLeast: false }, complete: true, columns: [] }),
    };
    const answer = known[`${request.method()} ${url.pathname.replace('/api/v1', '')}`];
    return answer === undefined ? { status: 404, json: { defined: true, code: 'REFUSED', status: 404, message: 'not-found', data: { refusal: 'not-found', detail: {} } } } : { json: answer() };
  }

  private page(url: URL): unknown {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const end = from + Number(url.searchParams.get('limit') ?? 50);
    return { rows: this.rows.slice(from, end), nextCursor: end < this.rows.length ? String(end) : null };
  }
}

function idAt(at: number): string {
  return `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
}
