import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../document/apply-edit.ts';
import { canonicalText } from '../document/canonical-text.ts';
import { ITEM_KINDS, type AnyItem, type DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { anyEdit } from '../document/edit.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { inverseEdits } from '../document/edit.ts';
import { renderDocument } from '../document/render-document.ts';
import { sameValue } from '../kernel/same-value.ts';
import { amendmentEffect } from './amendment-effect.ts';
import { amendmentPatch, applyPatch, patchConflicts, patchTargets, type AmendmentPatch } from './amendment-patch.ts';

/** A text that somebody wrote on from the sample: of random edits, those that are granted. */
const rewritten = fc.array(anyEdit, { maxLength: 8 }).map((edits) =>
  edits.reduce<DocumentContent>((content, edit) => {
    const applied = applyEdit(content, edit);
    return applied.ok ? applied.value : content;
  }, SAMPLE_CONTENT),
);
const text = (content: DocumentContent): string => canonicalText(renderDocument(content, PLAIN_WORDS));

function put(content: DocumentContent, patch: AmendmentPatch): DocumentContent {
  const outcome = applyPatch(content, patch);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('an amendment', () => {
  it('put on version n gives version n+1 byte for byte', () => {
    fc.assert(fc.property(rewritten, (after) => {
      const made = put(SAMPLE_CONTENT, amendmentPatch(SAMPLE_CONTENT, after));
      expect(made).toEqual(after);
      expect(text(made)).toBe(text(after));
    }));
  });

  it('leads between any two texts, whatever stood before', () => {
    fc.assert(fc.property(rewritten, rewritten, (before, after) => {
      expect(put(before, amendmentPatch(before, after))).toEqual(after);
    }));
  });

  it('explains every difference by a record, and touches no other', () => {
    fc.assert(fc.property(rewritten, (after) => {
      const targets = new Set(patchTargets(amendmentPatch(SAMPLE_CONTENT, after)).map(({ kind, id }) => `${kind} ${id}`));
      for (const kind of ITEM_KINDS) {
        const [old, fresh] = [SAMPLE_CONTENT[kind] as readonly AnyItem[], after[kind] as readonly AnyItem[]];
        for (const id of new Set([...old, ...fresh].map((item) => item.id))) {
          const same = sameValue(old.find((item) => item.id === id), fresh.find((item) => item.id === id));
          expect(targets.has(`${kind} ${id}`)).toBe(!same);
        }
      }
      if (targets.size === 0) expect(text(after)).toBe(text(SAMPLE_CONTENT));
    }));
  });

  it('is taken back by its inverse', () => {
    fc.assert(fc.property(rewritten, (after) => {
      expect(put(after, inverseEdits(amendmentPatch(SAMPLE_CONTENT, after)))).toEqual(SAMPLE_CONTENT);
    }));
  });

  it('commutes with another that it does not conflict with, and conflicts are symmetric', () => {
    fc.assert(fc.property(rewritten, rewritten, (one, other) => {
      const [a, b] = [amendmentPatch(SAMPLE_CONTENT, one), amendmentPatch(SAMPLE_CONTENT, other)];
      const conflicts = patchConflicts(SAMPLE_CONTENT, a, b);
      expect(conflicts.length === 0).toBe(patchConflicts(SAMPLE_CONTENT, b, a).length === 0);
      if (conflicts.length > 0) return;
      const together = put(SAMPLE_CONTENT, [...a, ...b]);
      expect(put(one, b)).toEqual(together);
      expect(put(other, a)).toEqual(together);
    }));
  });

  it('conflicts with itself unless it is empty', () => {
    fc.assert(fc.property(rewritten, (after) => {
      const patch = amendmentPatch(SAMPLE_CONTENT, after);
      expect(patchConflicts(SAMPLE_CONTENT, patch, patch)).toEqual(patchTargets(patch));
    }));
  });

  it('does not fit a text whose record says something else by now', () => {
    const priced = { ...SAMPLE_CONTENT, variables: SAMPLE_CONTENT.variables.map((variable) => (variable.id === idOf(12) ? { ...variable, value: '9000000 PLN' } : variable)) };
    const other = { ...SAMPLE_CONTENT, variables: SAMPLE_CONTENT.variables.map((variable) => (variable.id === idOf(12) ? { ...variable, value: '1000000 PLN' } : variable)) };
    const outcome = applyPatch(other, amendmentPatch(SAMPLE_CONTENT, priced));
    expect(outcome).toEqual({ ok: false, refusal: { code: 'amendment-does-not-fit', detail: { kind: 'variables', id: idOf(12) } } });
  });

  it('conflicts where it takes away what the other one points at', () => {
    const without = { ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.map((item) => ({ ...item, phaseId: null })), clientInputs: SAMPLE_CONTENT.clientInputs.map((item) => ({ ...item, phaseId: null })), phases: [] };
    const [first] = SAMPLE_CONTENT.deliverables;
    const more = { ...SAMPLE_CONTENT, deliverables: [...SAMPLE_CONTENT.deliverables, ...(first === undefined ? [] : [{ ...first, id: idOf(62), position: 9000 }])] };
    const [a, b] = [amendmentPatch(SAMPLE_CONTENT, without), amendmentPatch(SAMPLE_CONTENT, more)];
    expect(patchConflicts(SAMPLE_CONTENT, a, b)).toEqual([{ kind: 'deliverables', id: idOf(62) }]);
    expect(patchConflicts(SAMPLE_CONTENT, b, a)).toEqual([{ kind: 'deliverables', id: idOf(62) }]);
  });
});

describe('the effect of an amendment', () => {
  it('says what it does to money and to days, and nothing where both stay', () => {
    expect(amendmentEffect(SAMPLE_CONTENT, SAMPLE_CONTENT)).toEqual({ money: [], days: [] });
    const [first] = SAMPLE_CONTENT.billingItems;
    const after = { ...SAMPLE_CONTENT, billingItems: [...(first === undefined ? [] : [first])], deliverables: SAMPLE_CONTENT.deliverables.map((item) => ({ ...item, dueOn: '2026-05-20' })) };
    expect(amendmentEffect(SAMPLE_CONTENT, after)).toEqual({
      money: [
        { label: 'Second part', currency: 'PLN', beforeMinor: 5_488_000, afterMinor: null },
        { label: null, currency: 'PLN', beforeMinor: 7_840_000, afterMinor: 2_352_000 },
      ],
      days: [{ what: 'deliverable', name: 'Module', before: '2026-05-12', after: '2026-05-20' }],
    });
  });

  it('adds nothing up that comes again', () => {
    const monthly = { ...SAMPLE_CONTENT, billingItems: SAMPLE_CONTENT.billingItems.map((item) => ({ ...item, trigger: 'monthly' as const })) };
    const raised = { ...monthly, billingItems: monthly.billingItems.map((item, at) => (at === 0 ? { ...item, amountMinor: 3_000_000 } : item)) };
    expect(amendmentEffect(monthly, raised).money).toEqual([{ label: 'First part', currency: 'PLN', beforeMinor: 2_352_000, afterMinor: 3_000_000 }]);
  });
});
