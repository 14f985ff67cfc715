import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_SCOPES, keyAllows, readScopes, writeScopes, type KeyedOperation, type KeyScope } from './key-scope.ts';

const reading = (tag: string, more: Partial<KeyedOperation> = {}): KeyedOperation => ({ id: 'x', tag, changes: false, recordKind: null, ...more });
const scopes = fc.subarray([...KEY_SCOPES]);
const operation = fc.record({ id: fc.constantFrom('x', 'getMe', 'signAgreement'), tag: fc.constantFrom('client', 'deal', 'record', 'session', 'member', 'search', 'integration', 'nonsense'), changes: fc.boolean(), recordKind: fc.constantFrom(null, 'client', 'contact', 'deal') });

describe('what a key may do', () => {
  it('is what one of its scopes names, and changing includes reading', () => {
    expect(keyAllows(['client:read'], reading('client'))).toEqual({ allowed: true });
    expect(keyAllows(['client:write'], reading('client'))).toEqual({ allowed: true });
    expect(keyAllows(['client:read'], reading('client', { changes: true }))).toEqual({ allowed: false, because: 'scope', scope: 'client:write' });
    expect(keyAllows(['all:read'], reading('deal'))).toEqual({ allowed: true });
  });

  it('over any kind of record is a matter of that kind', () => {
    expect(keyAllows(['client:read'], reading('record', { recordKind: 'contact' }))).toEqual({ allowed: true });
    expect(keyAllows(['client:read', 'record:read'], reading('record', { recordKind: 'deal' }))).toEqual({ allowed: false, because: 'scope', scope: 'deal:read' });
  });

  it('across all parts needs the scope over all', () => {
    expect(keyAllows(['client:write', 'deal:write'], reading('search'))).toEqual({ allowed: false, because: 'scope', scope: 'all:read' });
  });

  it('to what was changed at once, of every kind of record, needs it too', () => {
    expect(keyAllows(['record:write', 'client:write'], reading('record', { id: 'undoChangeSet', changes: true }))).toEqual({ allowed: false, because: 'scope', scope: 'all:write' });
    expect(keyAllows(['client:write', 'record:write'], reading('import', { changes: true }))).toEqual({ allowed: false, because: 'scope', scope: 'all:write' });
  });

  it('never grows smaller with one more scope, and never reaches what needs a person', () => {
    fc.assert(fc.property(scopes, fc.constantFrom(...KEY_SCOPES), operation, (some, more, asked) => {
      if (keyAllows(some, asked).allowed) expect(keyAllows([...some, more], asked).allowed).toBe(true);
      if (['session', 'integration'].includes(asked.tag) && asked.id === 'x') expect(keyAllows(KEY_SCOPES, asked)).toEqual({ allowed: false, because: 'persons-only' });
      if (asked.id === 'signAgreement') expect(keyAllows(KEY_SCOPES, asked).allowed).toBe(false);
      if (asked.changes && asked.id === 'x') expect(keyAllows(some.filter((scope: KeyScope) => scope.endsWith(':read')), asked).allowed).toBe(false);
    }));
  });
});

it('scopes are read as they were written', () => {
  fc.assert(fc.property(scopes, (some) => {
    expect(new Set(readScopes(writeScopes(some)))).toEqual(new Set(some));
  }));
  expect(readScopes('client:read client:delete *')).toEqual(['client:read']);
});
