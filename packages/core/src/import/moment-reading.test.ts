import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findField, type RecordField } from '../record/record-fields.ts';
import { headNote, sheetCell } from '../record/sheet-cell.ts';
import { readMoment, zoneSaid } from './moment-reading.ts';

const WARSAW = { dates: 'dmy', timeZone: 'Europe/Warsaw' } as const;

describe('moments', () => {
  it.each([
    ['2026-03-01T14:22:05+01:00', '2026-03-01T13:22:05.000Z'],
    ['2026-03-01T13:22:05.123Z', '2026-03-01T13:22:05.123Z'],
    ['2026-03-01 14:22', '2026-03-01T13:22:00.000Z'],
    ['2026-07-01T14:22', '2026-07-01T12:22:00.000Z'],
    ['01.07.2026 14:22:05', '2026-07-01T12:22:05.000Z'],
    ['1/7/2026 2:22 PM', '2026-07-01T12:22:00.000Z'],
    ['1/7/2026 12:05 am', '2026-06-30T22:05:00.000Z'],
    ['01.07.2026', '2026-06-30T22:00:00.000Z'],
    ['01.07.2026 25:10', null],
    ['soon', null],
    ['31.02.2026 10:00', null],
  ])('%s by the clocks of Warsaw is %s', (text, moment) => {
    expect(readMoment(text, WARSAW)).toBe(moment);
  });

  it('are in the zone that the column names, where it names one', () => {
    expect(['Created (Europe/Warsaw)', 'Utworzono (UTC)', 'Phone (work)', 'Size (Mars/Olympus)', 'Created', '(Europe/Warsaw)'].map(zoneSaid)).toEqual(['Europe/Warsaw', 'UTC', null, null, null, null]);
  });

  it('come back exactly as our own files write them, in every zone and in the hour that comes twice', () => {
    const met: RecordField = { key: 'custom.met', type: 'instant', fieldId: 'f', labels: { en: 'Met' }, editable: true, sortable: false, filterable: true, importable: true };
    const zones = fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    const moments = fc.oneof(fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), fc.integer({ min: 0, max: 240 }).map((minutes) => new Date(Date.UTC(2026, 9, 24, 23) + minutes * 60_000)));
    fc.assert(fc.property(zones, moments, (timeZone, at) => {
      const words = { yes: 'yes', no: 'no', option: () => '', timeZone };
      const text = sheetCell(met, { values: { [met.key]: at.toISOString() }, names: {} }, words)?.text ?? '';
      const column = `Met${headNote(met, timeZone)}`;
      expect(readMoment(text, { dates: 'ymd', timeZone: zoneSaid(column) ?? 'Asia/Tokyo' })).toBe(at.toISOString());
    }));
  });

  it('that no import takes are written to the second, by the clocks', () => {
    const created = findField([{ key: 'createdAt', type: 'instant', editable: false, sortable: true, filterable: true, importable: false }], 'createdAt');
    const cell = created === null ? null : sheetCell(created, { values: { createdAt: '2026-10-25T01:30:07.123Z' }, names: {} }, { yes: '', no: '', option: () => '', timeZone: 'Europe/Warsaw' });
    expect(cell).toEqual({ kind: 'moment', text: '2026-10-25 02:30:07' });
  });
});
