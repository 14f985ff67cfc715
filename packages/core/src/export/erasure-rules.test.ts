import { describe, expect, it } from 'vitest';
import { columnsOf, mappedColumns } from './data-map.ts';
import { erasureKey } from '../kernel/erasure-key.ts';
import { heldUntil, pseudonymMark, tellingWords } from './erasure-rules.ts';

describe('an erasure', () => {
  it('keeps evidence to the end of the sixth year after', () => {
    expect([heldUntil('2026-01-01T00:00:00.000Z'), heldUntil('2026-12-31T23:59:59.000Z')]).toEqual(['2032-12-31', '2032-12-31']);
  });

  it('remembers addresses and numbers in one form, however they are written', () => {
    expect(erasureKey('email', ' Anna@Bank.Example ')).toBe(erasureKey('email', 'anna@bank.example'));
    expect(erasureKey('phone', '+48 600-100-200')).toBe(erasureKey('phone', '600 100 200'));
    expect([erasureKey('email', 'anna'), erasureKey('phone', '12 34')]).toEqual([null, null]);
  });

  it('takes full names and addresses out of texts, and no single short word', () => {
    expect(tellingWords({ names: ['Jan', 'Jan Nowak'], contacts: ['jan@nowak.example', '1'] })).toEqual(['jan@nowak.example', 'Jan Nowak']);
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
