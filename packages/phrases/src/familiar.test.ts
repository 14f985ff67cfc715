import { describe, expect, it } from 'vitest';
import { en } from './en/catalog.ts';
import { pl } from './pl/catalog.ts';
import { familiar as plFamiliar } from './pl/familiar.ts';
import { ru } from './ru/catalog.ts';
import { familiar as ruFamiliar } from './ru/familiar.ts';
import { translator } from './translators.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Words by which a phrase speaks to its reader formally. */
const FORMAL = {
  pl: /\bPa(?:n|nu|na|nem|ni|nią)\b|Państw|[Pp]rosz[eę](?!\p{L})/u,
  ru: /(?<!\p{L})[Вв](?:ы|ас|ам|ами|аш\p{L}*)(?!\p{L})|(?:йте|ите|ьте)(?!\p{L})/u,
};
/** What clients read: whole areas, and of the others the keys that their pages and mails say. */
const CLIENT_AREAS = ['signing', 'device', 'returned', 'revocation'];
const CLIENT_KEYS = /^(?:mail\.(?:signing|news|greeting)|frame\.short\.|commitment\.(?:portal|mail|again|draftNote|usLink)|expectation\.(?:portal|mail|us)|explanation\.(?:passage|portal)|touchpoint\.(?:portal|draft|mail)|meeting\.(?:portal|mail|us)|proposal\.portal)/;
/** Doors are drawn before it is known whose they are; the rest is what the reader says, or what the team is told. */
const SPOKEN_OTHERWISE = /^signing\.(?:door|consent|buttonSign|sendCode$|laterSend$|signAsk$)|^revocation\.(?:statement|teamHelp|team)/;

const entries = (words: Words): [string, string][] => Object.entries(words).flatMap(([area, phrases]) => Object.entries(phrases).map(([key, text]): [string, string] => [`${area}.${key}`, text]));
const isForClients = (key: string): boolean => (CLIENT_AREAS.some((area) => key.startsWith(`${area}.`)) || CLIENT_KEYS.test(key)) && !SPOKEN_OTHERWISE.test(key);

describe.each([['pl', pl, plFamiliar], ['ru', ru, ruFamiliar]] as const)('the familiar %s', (locale, formal, familiar) => {
  it('has words of its own for everything that speaks formally to a client', () => {
    const own = new Map(entries(familiar));
    expect(entries(formal).filter(([key, text]) => isForClients(key) && FORMAL[locale].test(text) && !own.has(key))).toEqual([]);
  });

  it('never speaks formally', () => {
    expect(entries(familiar).filter(([, text]) => FORMAL[locale].test(text))).toEqual([]);
  });

  it('takes the values of the formal phrase, and no key that it lacks', () => {
    const names = (text: string): string[] => [...new Set(text.match(/\{(\w+)/g))].sort();
    const english = new Map(entries(en));
    expect(entries(familiar).filter(([key, text]) => String(names(text)) !== String(names(new Map(entries(formal)).get(key) ?? '')) || !english.has(key))).toEqual([]);
  });

  it('leaves alone what a signature binds, and what it has no words for', () => {
    const say = translator(locale, 'familiar');
    for (const [key, text] of entries(formal)) if (/^signing\.(?:consent|buttonSign)/.test(key)) expect(new Map(entries(familiar)).has(key), text).toBe(false);
    expect(say('signing.inShort')).toBe(translator(locale)('signing.inShort'));
    expect(say('signing.yourWords')).not.toBe(translator(locale)('signing.yourWords'));
  });
});

it('English speaks one way', () => expect(translator('en', 'familiar')).toBe(translator('en')));
