import { BUILT_IN_FIELDS } from '@entente/core/record/record-fields';
import { LIST_KINDS } from '@entente/core/record/record-kind';
import { describe, expect, it } from 'vitest';
import { en } from './en/catalog.ts';

describe.each(LIST_KINDS)('the words of a %s’s fields', (kind) => {
  it('are there for every built-in field, and for no other', () => {
    const wanted = BUILT_IN_FIELDS[kind].map(({ key }) => `${kind}.${key}`);
    expect(Object.keys(en.field).filter((key) => key.startsWith(`${kind}.`)).sort()).toEqual(wanted.sort());
  });

  it('are there for every option of its choices, and for no other', () => {
    const wanted = BUILT_IN_FIELDS[kind].flatMap((field) => (field.options ?? []).map((option) => `${kind}.${field.key}.${option.key}`));
    expect(Object.keys(en.option).filter((key) => key.startsWith(`${kind}.`)).sort()).toEqual(wanted.sort());
  });
});
