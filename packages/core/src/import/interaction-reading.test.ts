import { describe, expect, it } from 'vitest';
import { importFields } from './import-kind.ts';
import { ImportPlan } from './import-plan.ts';
import { linksOf, otherWords, readMinutes, withoutTags } from './interaction-reading.ts';
import { proposeTargets } from './ready-map.ts';
import { makeRowReader } from './row-reading.ts';

/** A row as the plan that is proposed for its columns reads it. */
function read(names: readonly string[], cells: readonly string[], more: Partial<ImportPlan> = {}) {
  const targets = proposeTargets('interaction', names.map((name) => ({ name, isEmpty: false })));
  const plan = ImportPlan.parse({ kind: 'interaction', columns: names.map((_, column) => ({ column, to: targets[column] ?? null, unknown: 'empty' })), matchBy: [], onMatch: 'fill', severalValues: 'add', ...more });
  const option = (field: { key: string; options?: readonly { key: string }[] }, text: string): string | null => field.options?.find(({ key }) => [key, ...otherWords(field.key, key)].includes(text.toLowerCase()))?.key ?? null;
  return makeRowReader({ plan, fields: importFields('interaction'), columnNames: names, finder: { reference: () => null, option, isKnown: () => false }, currency: 'PLN', timeZone: 'Europe/Warsaw' })({ row: 1, cells });
}

describe('a row of what passed between us', () => {
  it('is a task with its day where its kind says so, else what happened at that day and hour', () => {
    const names = ['Type', 'Subject', 'Due date', 'Due time', 'Done'];
    expect(read(names, ['task', 'Offer', '05.01.2026', '14:30', 'To do']).set).toEqual({ kind: 'task', subject: 'Offer', dueOn: '2026-01-05' });
    expect(read(names, ['task', 'Offer', '05.01.2026', '', 'Completed']).set).toEqual({ kind: 'task', subject: 'Offer', dueOn: '2026-01-05', doneAt: '2026-01-04T23:00:00.000Z' });
    expect(read(names, ['Phone call', 'Price', '05.01.2026', '2:30 PM', 'Done']).set).toEqual({ kind: 'call', subject: 'Price', happenedAt: '2026-01-05T13:30:00.000Z' });
    expect(read(['Subject', 'Date'], ['Lunch', '05.01.2026'], { interactionKind: 'meeting' }).set).toMatchObject({ kind: 'meeting' });
    expect(read(['Subject', 'Date'], ['', '05.01.2026']).problems).toEqual([{ column: 0, code: 'says-nothing', value: '' }]);
  });

  it('is a task for its day where the talk is not done yet, as each program says so; what was held stays a talk', () => {
    const pipedrive = ['Activity - Type', 'Activity - Subject', 'Activity - Due date', 'Activity - Due time', 'Activity - Done'];
    expect(read(pipedrive, ['Meeting', 'Price', '2026-03-05', '14:30', 'To do']).set).toEqual({ kind: 'task', subject: 'Price', dueOn: '2026-03-05', body: 'Activity - Type: Meeting\nActivity - Due time: 14:30' });
    expect(read(pipedrive, ['Meeting', 'Price', '2026-03-05', '14:30', 'Done']).set).toEqual({ kind: 'meeting', subject: 'Price', happenedAt: '2026-03-05T13:30:00.000Z' });
    expect(read(pipedrive, ['Email', 'Offer', '2026-03-05', '', 'To do']).set).toMatchObject({ kind: 'task', dueOn: '2026-03-05' });
    const hubspot = ['Record ID', 'Meeting name', 'Meeting start time', 'Meeting outcome'];
    expect(read(hubspot, ['1', 'Kick-off', '2026-03-05 23:30', 'Scheduled'], { interactionKind: 'meeting' }).set).toEqual({ kind: 'task', subject: 'Kick-off', dueOn: '2026-03-05', body: 'Meeting start time: 23:30' });
    expect(read(hubspot, ['2', 'Kick-off', '2026-03-05 14:30', 'No show'], { interactionKind: 'meeting' }).set).toMatchObject({ kind: 'meeting', outcome: 'No show', happenedAt: '2026-03-05T13:30:00.000Z' });
    const salesforce = ['Subject', 'Date', 'Assigned', 'Status'];
    expect(read(salesforce, ['Call back', '2026-03-05', '', 'Not Started'], { interactionKind: 'call' }).set).toEqual({ kind: 'task', subject: 'Call back', dueOn: '2026-03-05' });
    expect(read(salesforce, ['Call back', '2026-03-05', '', 'Completed'], { interactionKind: 'call' }).set).toEqual({ kind: 'call', subject: 'Call back', happenedAt: '2026-03-04T23:00:00.000Z' });
    // A mail has its moment from when it was sent, and a note is nothing to be done.
    expect(read(['Type', 'Subject', 'Date', 'Done'], ['mail', 'x', '2026-03-05', 'No']).set).toMatchObject({ kind: 'mail' });
    expect(read(['Type', 'Subject', 'Due date', 'Done'], ['note', 'x', '2026-03-05', 'No']).set).toMatchObject({ kind: 'note' });
    expect(read(['Type', 'Subject', 'Done'], ['call', 'x', 'No']).set).toEqual({ kind: 'call', subject: 'x' });
  });

  it('says whom it is about, by address before name, and several at once', () => {
    expect(read(['Subject', 'Contact', 'Company', 'Opportunity'], ['x', 'Anna Lis (anna@lis.example); Jan', 'Świt', '']).links?.map(({ kind, by, value }) => `${kind} ${by} ${value}`)).toEqual(['contact email anna@lis.example', 'contact name Anna Lis', 'contact name Jan', 'client name Świt']);
    expect(linksOf('link.recordId', '42', 7).map(({ kind }) => kind)).toEqual(['deal', 'client', 'contact']);
  });

  it('keeps the words of a page and not its tags, and how long it took in minutes', () => {
    expect(withoutTags('<div>Cena: 5 &lt; 6</div><p>Tak,&nbsp;<b>dziś</b></p>')).toBe('Cena: 5 < 6\nTak, dziś');
    expect(withoutTags('a < b and c > d')).toBe('a < b and c > d');
    expect([readMinutes('0:45', ''), readMinutes('01:30:40', ''), readMinutes('90', 'CallDurationInSeconds'), readMinutes('20', 'Minutes')]).toEqual(['45', '91', '2', '20']);
  });
});
