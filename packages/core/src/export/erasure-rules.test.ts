import { describe, expect, it } from 'vitest';
import { columnsOf, mappedColumns } from './data-map.ts';
import { erasureKey } from '../kernel/erasure-key.ts';
import { heldUntil, jsonWithoutPerson, pseudonymMark, tellingOf, withoutPerson } from './erasure-rules.ts';

describe('an erasure', () => {
  it('keeps evidence to the end of the sixth year after', () => {
    expect([heldUntil('2026-01-01T00:00:00.000Z'), heldUntil('2026-12-31T23:59:59.000Z')]).toEqual(['2032-12-31', '2032-12-31']);
  });

  it('remembers addresses and numbers in one form, however they are written', () => {
    expect(erasureKey('email', ' Anna@Bank.Example ')).toBe(erasureKey('email', 'anna@bank.example'));
    expect(erasureKey('phone', '+48 600-100-200')).toBe(erasureKey('phone', '600 100 200'));
    expect([erasureKey('email', 'anna'), erasureKey('phone', '12 34')]).toEqual([null, null]);
  });

  it('takes full names, addresses and numbers out of texts in every writing, and no single short word', () => {
    const telling = tellingOf({ names: ['Jan', 'Jan Nowak'], contacts: ['jan@nowak.example', '+48 601 602 603', '1'] });
    const without = (text: string) => (telling === null ? text : withoutPerson(text, telling, '…'));
    expect(['Jan i JAN  NOWAK', 'Nowak, Jan', 'Jan@Nowak.example.', 'tel. 601-602-603', '0048601602603', '(601) 602603, wew. 2'].map(without)).toEqual(['Jan i …', '…', '….', 'tel. …', '…', '…, wew. 2']);
    const others = ['Jan Nowakowski', 'Jan Nowak-Lis', 'anjan@nowak.example', 'jan@nowak.example.pl', '6016026034', 'Nowak'];
    expect(others.map(without)).toEqual(others);
    expect(tellingOf({ names: ['Jan'], contacts: ['12'] })).toBeNull();
  });

  it('leaves numbers of JSON as they are, and finds what stands behind a backslash', () => {
    const telling = tellingOf({ names: ['ООО "Ромашка"'], contacts: ['601602603'] });
    const json = String.raw`{"a": 601602603, "ООО \"Ромашка\"": ["x\n601 602 603", 9007199254740993]}`;
    expect(telling === null ? '' : jsonWithoutPerson(json, telling, 'N')).toBe(String.raw`{"a": 601602603, "N": ["x\nN", 9007199254740993]}`);
    expect(new RegExp(telling?.find ?? '', 'iu').test(json)).toBe(true);
  });

  it('marks the pseudonym by the id alone', () => {
    expect(pseudonymMark('01a2011a-66c2-7701-b432-5b4fd0387f3a')).toBe('7F3A');
  });
});

describe('the data map', () => {
  it('names each column once', () => {
    expect(new Set(mappedColumns()).size).toBe(mappedColumns().length);
    expect(columnsOf('contacts', 'words')).toContain('notes');
    expect(columnsOf('nothing', 'words')).toEqual([]);
  });
});
