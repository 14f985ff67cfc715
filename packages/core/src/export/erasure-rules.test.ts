import { describe, expect, it } from 'vitest';
import { columnsOf, mappedColumns } from './data-map.ts';
import { erasureKey, numbersIn } from '../kernel/erasure-key.ts';
import { heldUntil, jsonWithoutPerson, pseudonymMark, tellingOf, withoutPerson, type Telling } from './erasure-rules.ts';

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

  it('takes a number with its prefix in every writing, and no digit of what stands before it', () => {
    const without = (phone: string) => (text: string) => withoutPerson(text, tellingOf({ names: [], contacts: [phone] }) as Telling, '…');
    const polish = ['+48601602603', '+48 (601) 602-603', '(+48) 601602603', '0048 601 602 603', '48 601 602 603', '0 601 602 603', '48601602603'];
    expect(polish.map(without('+48 601 602 603'))).toEqual(polish.map(() => '…'));
    expect(['+48 601 602 603', '48601602603', '0048601602603'].map(without('601602603'))).toEqual(['…', '…', '…']);
    expect(['8 (912) 345-67-89', '+7 912 345 67 89', '79123456789', '912 345-67-89'].map(without('+7 912 345-67-89'))).toEqual(['…', '…', '…', '…']);
    expect(['+7 912 345-67-89', '8 912 3456789'].map(without('9123456789'))).toEqual(['…', '…']);
    expect(['01512 3456789', '+49 1512 3456789'].map(without('+49 1512 3456789'))).toEqual(['…', '…']);
    const before = ['22 100 20 30 / 601 602 603', 'Faktura 1500 601602603', '22 100 20 30\n601 602 603', '22 100 20 30\n48 601602603', '8 601602603', '12.5 (601) 602603'];
    expect(before.map(without('+48 601 602 603'))).toEqual(['22 100 20 30 / …', 'Faktura 1500 …', '22 100 20 30\n…', '22 100 20 30\n…', '8 …', '12.5 …']);
  });

  it('knows each number of a field that holds several, or one with an extension', () => {
    expect(['22 100 20 30 wew. 12', '+48 601 602 603 / 604 605 606', '8 (495) 123-45-67, доб. 3', '22/100 20 30', '601602603'].map(numbersIn)).toEqual([['22 100 20 30 wew. 12', '22 100 20 30'], ['+48 601 602 603 / 604 605 606', '+48 601 602 603', '604 605 606'], ['8 (495) 123-45-67, доб. 3', '8 (495) 123-45-67'], ['22/100 20 30'], ['601602603']]);
    const telling = tellingOf({ names: [], contacts: numbersIn('22 100 20 30 wew. 12') }) as Telling;
    expect(['tel. 22 100 20 30 wew. 12', '(22) 1002030', '10 02 03 012'].map((text) => withoutPerson(text, telling, '…'))).toEqual(['tel. …', '…', '10 02 03 012']);
    expect(new RegExp(telling.find, 'iu').test('221002030')).toBe(true);
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
