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

/** A server of clients in memory, as many as a test wants: it answers pages, counts, changes and acts on many as the API does. */
export class RecordAnswers {
  readonly rows: Row[];
  readonly asked: URL[] = [];
  readonly views: object[] = [];
  /** What one more cell holds by now: the next change of it is answered with all three values. */
  changedMeanwhile: { id: string; field: string; theirs: string } | null = null;
  private set: { id: string; state: string; counts: Record<string, number>; failed: object[]; kept: object[] } | null = null;
  private tries = 0;

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
    const path = url.pathname.replace('/api/v1', '');
    const body = (request.postDataJSON() ?? {}) as Record<string, unknown>;
    this.asked.push(url);
    const known: Readonly<Record<string, () => Answer>> = {
      'GET /me': () => ({ json: ME }),
      'GET /members': () => ({ json: { rows: PEOPLE } }),
      'GET /records/client/fields': () => ({ json: { rows: FIELDS } }),
      'GET /records/client/views': () => ({ json: { rows: this.views } }),
      'POST /records/client/views': () => this.keepView(body),
      'GET /records/client': () => this.page(url),
      'GET /records/client/aggregates': () => ({ json: { count: { value: this.fitting(url).length, atLeast: false }, complete: true, columns: [] } }),
      'POST /records/client/bulk/preview': () => ({ json: { count: { value: chosenOf(body).length, atLeast: false }, unreachable: 0, refused: [], overwritten: [{ field: 'ownerId', empty: 0, same: 0, other: chosenOf(body).length, examples: [] }], examples: [] } }),
      'POST /records/client/bulk': () => this.runBulk(chosenOf(body)),
    };
    const handler = known[`${request.method()} ${path}`];
    if (handler !== undefined) return handler();
    if (request.method() === 'PATCH' && path.startsWith('/records/client/')) return this.change(path.split('/')[3] ?? '', body as { set: Record<string, unknown> });
    return path.startsWith('/change-sets/') ? this.changeSet(path) : { status: 404, json: refusal('not-found') };
  }

  private fitting(url: URL): readonly Row[] {
    const filter = JSON.parse(url.searchParams.get('filter') ?? '{"all":[]}') as { all: { field: string; is: string; value?: string[] }[] };
    return this.rows.filter(({ values }) => filter.all.every((one) => (one.is === 'is_empty' ? values[one.field] === '' : one.value?.map((value) => (value === 'me' ? OLA : value)).includes(String(values[one.field])) === true)));
  }

  private page(url: URL): Answer {
    const rows = this.fitting(url);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const end = from + Number(url.searchParams.get('limit') ?? 50);
    return { json: { rows: rows.slice(from, end), nextCursor: end < rows.length ? String(end) : null } };
  }

  private change(id: string, { set }: { set: Record<string, unknown> }): Answer {
    const row = this.rows.find((one) => one.id === id);
    const meanwhile = this.changedMeanwhile;
    if (row === undefined) return { status: 404, json: refusal('not-found') };
    if (meanwhile !== null && meanwhile.id === id && meanwhile.field in set) {
      this.changedMeanwhile = null;
      const before = row.values[meanwhile.field];
      row.values[meanwhile.field] = meanwhile.theirs;
      return { status: 409, json: refusal('field-changed-meanwhile', { fields: [{ field: meanwhile.field, yours: set[meanwhile.field], theirs: meanwhile.theirs, before }] }) };
    }
    Object.assign(row.values, set);
    return { json: { version: (row.version += 1) } };
  }

  private keepView(body: Record<string, unknown>): Answer {
    const id = '01990000-0000-7000-8000-00000000aaaa';
    this.views.push({ ...body, id, kind: 'client', isMine: true, version: 1, createdAt: '2026-03-17T10:00:00.000Z' });
    return { status: 201, json: { id } };
  }

  /** The first try fails for one row; trying again does it. */
  private runBulk(ids: readonly string[]): Answer {
    this.tries += 1;
    const [failing] = this.tries === 1 ? ids : [];
    this.setOwner(ids.filter((id) => id !== failing), NADIA);
    this.set = { id: idAt(900_000 + this.tries), state: 'done', counts: { changed: ids.length - (failing === undefined ? 0 : 1), same: 0, failed: failing === undefined ? 0 : 1 }, failed: failing === undefined ? [] : [{ recordId: failing, table: 'clients', name: String(this.rows.find(({ id }) => id === failing)?.values['name']), reason: 'not-allowed', kept: [] }], kept: [] };
    return { json: { changeSetId: this.set.id, state: 'done' } };
  }

  private changeSet(path: string): Answer {
    const set = this.set;
    if (set === null) return { status: 404, json: refusal('not-found') };
    if (path.endsWith('/retry')) return this.runBulk(set.failed.map((row) => (row as { recordId: string }).recordId));
    if (path.endsWith('/undo')) {
      const changed = this.rows.filter(({ values }) => values['ownerId'] === NADIA);
      this.setOwner(changed.map(({ id }) => id), OLA);
      this.set = { ...set, state: 'undone', counts: { undone: changed.length, kept: 0 }, failed: [] };
    }
    return { json: { kind: 'bulk_edit', title: '', recordKind: 'client', memberName: 'Ola Lipska', isMine: true, createdAt: '2026-03-17T10:00:00.000Z', finishedAt: null, undoneAt: null, ...this.set } };
  }

  private setOwner(ids: readonly string[], owner: string): void {
    for (const row of this.rows) {
      if (ids.includes(row.id)) Object.assign(row, { values: { ...row.values, ownerId: owner }, names: { [OLA]: 'Ola Lipska', [NADIA]: 'Nadia Kravets' } });
    }
  }
}

function idAt(at: number): string {
  return `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
}

function chosenOf(body: Record<string, unknown>): readonly string[] {
  return (body['selection'] as { ids: string[] }).ids;
}

function refusal(code: string, detail: object = {}): object {
  return { defined: true, code: 'REFUSED', status: 409, message: code, data: { refusal: code, detail } };
}
