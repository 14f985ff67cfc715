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
    ['2024-03-01 14:22:05 UTC', '2024-03-01T14:22:05.000Z'],
    ['2024-03-01 14:22:05+01', '2024-03-01T13:22:05.000Z'],
    ['2024-03-01 14:22:05.123456+01', '2024-03-01T13:22:05.000Z'],
    ['2024-03-01T14:22:05-0330', '2024-03-01T17:52:05.000Z'],
    ['2024-03-01 14:22:05 +0100', '2024-03-01T13:22:05.000Z'],
    ['2024-03-01 14:22:05 -05:00', '2024-03-01T19:22:05.000Z'],
    ['2024-03-01T14:22:05 Z', '2024-03-01T14:22:05.000Z'],
    ['3/4/2025, 2:22:05 PM GMT+1', '2025-04-03T13:22:05.000Z'],
    ['03.04.2025 14:22 GMT', '2025-04-03T14:22:00.000Z'],
    ['03.04.2025 14:22 Uhr', '2025-04-03T12:22:00.000Z'],
    ['3/4/2025 2:22 p.m.', '2025-04-03T12:22:00.000Z'],
    ['3/4/2025 2:22 a. m.', '2025-04-03T00:22:00.000Z'],
    ['Apr 3, 2025 2:22pm', '2025-04-03T12:22:00.000Z'],
    ['3 kwi 2025, 14:22', '2025-04-03T12:22:00.000Z'],
    ['03.04.2025 г. 14:22', '2025-04-03T12:22:00.000Z'],
    ['03.04.2025 14:22 CET', null],
    ['03.04.2025 14:22 Europe/Warsaw', null],
    ['03.04.2025 10:00-11:00', null],
    ['03.04.2025 10:00 - 11:00', null],
    ['14:22 03.04.2025', null],
    ['03.04.2025 godz. 14:22', null],
    ['03.04.2025 2 PM', null],
    ['2025-04-03 24:00', null],
    ['03.04.2025 14:22 +19:00', null],
    ['03.04.2025 14:22 am', null],
  ])('%s by the clocks of Warsaw is %s', (text, moment) => {
    expect(readMoment(text, WARSAW)).toBe(moment);
  });

  it('of a spreadsheet that counts days keep the part of a day', () => {
    expect(['45750', '45750.5', '45750.75', '45750.99999999'].map((text) => readMoment(text, { dates: 'serial', timeZone: 'UTC' }))).toEqual(['2025-04-03T00:00:00.000Z', '2025-04-03T12:00:00.000Z', '2025-04-03T18:00:00.000Z', '2025-04-03T23:59:59.000Z']);
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
