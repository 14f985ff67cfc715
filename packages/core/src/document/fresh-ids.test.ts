import { expect, it } from 'vitest';
import { ITEM_KINDS } from './content.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { withFreshIds } from './fresh-ids.ts';
import { canonicalText } from './canonical-text.ts';
import { renderDocument } from './render-document.ts';

it('gives every record an id of its own and keeps what it points at and what it says', () => {
  let next = 1_000;
  const copy = withFreshIds(SAMPLE_CONTENT, () => idOf((next += 1)));
  const old = new Set(ITEM_KINDS.flatMap((kind) => SAMPLE_CONTENT[kind].map(({ id }) => id)));
  expect(ITEM_KINDS.flatMap((kind) => copy[kind].filter(({ id }) => old.has(id)))).toEqual([]);
  expect(copy.deliverables[0]?.phaseId).toBe(copy.phases[0]?.id);
  expect(copy.billingItems.map(({ deliverableId }) => deliverableId)).toEqual([null, copy.deliverables[0]?.id]);
  expect(canonicalText(renderDocument(copy, PLAIN_WORDS))).toBe(canonicalText(renderDocument(SAMPLE_CONTENT, PLAIN_WORDS)));
});
