import { describe, expect, it } from 'vitest';
import type { FieldView } from '../record/field-words.ts';
import { askedIn, filledAmong, missingAmong } from './own-fields.ts';

const field = (key: string, more: Partial<FieldView> = {}): FieldView => ({ key, type: 'text', fieldId: key, labels: {}, hints: {}, options: [], rules: {}, required: false, unique: false, editable: true, clearable: true, sortable: false, filterable: true, importable: true, ...more });
const fields = [field('result', { rules: { kinds: ['call', 'meeting'] } }), field('place', { required: true }), field('paid', { type: 'boolean', required: true })];

describe('the workspace’s own fields of an interaction', () => {
  it('are asked for where they belong, and wherever they hold something', () => {
    const keys = (list: readonly FieldView[]) => list.map(({ key }) => key);
    expect(keys(askedIn(fields, 'note'))).toEqual(['place', 'paid']);
    expect(keys(askedIn(fields, 'call'))).toEqual(['result', 'place', 'paid']);
    expect(keys(askedIn(fields, 'note', { result: 'agreed' }))).toEqual(['result', 'place', 'paid']);
  });

  it('are sent as far as they were filled in and asked for', () => {
    expect(filledAmong(fields, { result: '', place: 'Kraków', gone: 'x', paid: false })).toEqual({ place: 'Kraków', paid: false });
    expect(missingAmong(fields, { result: '' })).toEqual(['place']);
  });
});
