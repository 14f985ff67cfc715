import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/locale.ts';
import { Day } from '../kernel/values.ts';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { NOTE_TOPICS } from './country-note.ts';
import { COUNTRY_NOTES, countryNotes } from './country-notes.ts';

const areas = Object.entries(COUNTRY_NOTES);
const all = areas.flatMap(([area, notes]) => notes.map((note) => [`${area} ${note.topic}`, note] as const));

describe('countryNotes', () => {
  it('gives a checked country its own notes first, then those of the Union', () => {
    const poland = countryNotes('PL');
    expect(poland?.coverage).toBe('country');
    expect(poland?.notes).toEqual([...COUNTRY_NOTES.PL, ...COUNTRY_NOTES.EU]);
    expect(countryNotes('RU')).toEqual({ coverage: 'country', notes: COUNTRY_NOTES.RU });
    expect(countryNotes('US')).toEqual({ coverage: 'country', notes: COUNTRY_NOTES.US });
  });

  it('says of another member of the Union that only the Union’s rules have been checked', () => {
    for (const country of ['IE', 'DE', 'HR']) expect(countryNotes(country)).toEqual({ coverage: 'union_only', notes: COUNTRY_NOTES.EU });
  });

  it('says of any other country that nothing has been checked', () => {
    for (const country of ['GB', 'UA', 'KZ', 'EU', 'ZZ', '', 'pl']) expect(countryNotes(country)).toBeNull();
  });

  it('has notes for the country each built-in template starts in', () => {
    for (const { country } of BUILTIN_TEMPLATES) expect(countryNotes(country)).not.toBeNull();
  });
});

describe('the notes', () => {
  it('take each topic at most once in a country', () => {
    for (const [area, notes] of areas) expect(new Set(notes.map(({ topic }) => topic)).size, area).toBe(notes.length);
    expect(new Set(all.map(([, { topic }]) => topic))).toEqual(new Set(NOTE_TOPICS));
  });

  it.each(all)('%s: is whole in three languages, with its source and the day it was checked', (_name, note) => {
    for (const locale of LOCALES) expect(note.text[locale]).toMatch(/^[\p{Lu}„«].{20,}\.$/u);
    expect(note.text.ru).toMatch(/[а-яё]/u);
    expect(note.text.pl).not.toMatch(/[а-яё]/u);
    for (const locale of LOCALES) expect(note.text[locale]).not.toMatch(/["']/u);
    expect(note.source).not.toBe('');
    expect(Day.safeParse(note.checkedOn).success).toBe(true);
  });

  it.each(all)('%s: stands beside clauses that exist', (_name, note) => {
    const keys = new Set(BUILTIN_TEMPLATES.flatMap(({ sections }) => sections.flatMap(({ clauses }) => clauses.map(({ key }) => key))));
    expect(note.clauses.length).toBeGreaterThan(0);
    expect(note.clauses.filter((key) => !keys.has(key))).toEqual([]);
  });
});
