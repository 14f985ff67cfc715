import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenKeys, hidesAnything, withoutHidden, withoutHiddenWithin } from './hidden-fields.ts';
import { mayDo } from './limited-act.ts';

const hidden = new Set(['notes', 'nextStep', 'custom.secret']);

describe('fields that are kept from a reader', () => {
  it('are those of the kind alone', () => {
    const limits = { client: { hidden: ['notes'] }, deal: { scope: 'own' as const } };
    expect([...hiddenKeys(limits, 'client')]).toEqual(['notes']);
    expect([...hiddenKeys(limits, 'deal'), ...hiddenKeys(undefined, 'client')]).toEqual([]);
    expect([hidesAnything(limits), hidesAnything({ deal: {} }), hidesAnything(undefined)]).toEqual([true, false, false]);
  });

  it('leave a map of fields without them', () => {
    expect(withoutHidden({ notes: 'a', name: 'b', 'custom.secret': 1 }, hidden)).toEqual({ name: 'b' });
  });

  it('leave what was recorded without them, as key, as column and as a named change', () => {
    const payload = { set: { notes: 'a', next_step: 'b', name: 'c' }, custom: { secret: 1, open: 2 }, changes: [{ field: 'notes', after: 'a' }, { field: 'name', after: 'c' }], tags: ['notes'] };
    expect(withoutHiddenWithin(payload, hidden)).toEqual({ set: { name: 'c' }, custom: { open: 2 }, changes: [{ field: 'name', after: 'c' }], tags: ['notes'] });
  });

  it('leave what was recorded of fields of one’s own whose keys hold an underscore', () => {
    const own = new Set(['custom.credit_limit']);
    const payload = { set: { 'custom.credit_limit': 1, 'custom.credit_score': 2 }, custom: { credit_limit: 1 }, changes: [{ field: 'custom.credit_limit', after: 1 }] };
    expect(withoutHiddenWithin(payload, own)).toEqual({ set: { 'custom.credit_score': 2 }, custom: {}, changes: [] });
  });

  it('never show, however deep they stand', () => {
    const key = fc.constantFrom('notes', 'nextStep', 'next_step', 'custom.secret', 'name', 'before', 'after');
    const tree = fc.object({ key, maxDepth: 5, withBigInt: false });
    fc.assert(fc.property(tree, (value) => {
      expect(JSON.stringify(withoutHiddenWithin(value, hidden))).not.toMatch(/"(?:notes|nextStep|next_step|custom\.secret)":/);
    }));
  });
});

describe('what a role may not do', () => {
  it('is what its limits say no to, for the kind alone', () => {
    const actor = { limits: { deal: { mayExport: false, mayBulk: true } } };
    expect([mayDo(actor, 'deal', 'export'), mayDo(actor, 'deal', 'bulk'), mayDo(actor, 'deal', 'delete'), mayDo(actor, 'client', 'export'), mayDo({}, 'deal', 'export')]).toEqual([false, true, true, true, true]);
  });
});
