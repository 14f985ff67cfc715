import { z } from 'zod';
import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';
import { parseClauseText } from '../clause-text.ts';
import { EFFECT_WORDS, FOR_HIRE } from './effect-words.ts';
import { formRequired, MADE_FOR_HIRE, type FormAnswer } from './form-rules.ts';
import { CLIENT_VALUE, givesRights } from './rights-holding.ts';
import { licensesExclusively, movesRights } from './rights-reading.ts';

/** What a clause does that the law of some country asks a form for. */
export const LEGAL_EFFECTS = ['transfer_of_rights', 'exclusive_licence', 'licence', 'surety', 'penalty', 'data_processing'] as const;
export type LegalEffect = (typeof LEGAL_EFFECTS)[number];

/**
 * What a clause was said to do. `unsaid`: nobody said, so its words are read. `none`: somebody said that
 * it does nothing of the kind, whatever its words look like.
 */
export const CLAUSE_EFFECTS = ['unsaid', 'none', ...LEGAL_EFFECTS] as const;
export const ClauseEffect = z.enum(CLAUSE_EFFECTS);
export type ClauseEffect = z.infer<typeof ClauseEffect>;

type Clause = { readonly effect: ClauseEffect; readonly body: string };

/** What a clause does in law, as it was said, or else as its words read. */
export function effectsOf({ effect, body }: Clause, locale: Locale): readonly LegalEffect[] {
  if (effect === 'none') return [];
  return effect === 'unsaid' ? effectsRead(plainWords(body), locale) : [effect];
}

/** What the law of a country asks for what a clause does. A work “made for hire” has a rule of its own in the United States, beside that of the transfer that is often written with it. */
export function rulesFor(clause: Clause, { country, locale }: { readonly country: string; readonly locale: Locale }): readonly { readonly effect: LegalEffect; readonly rule: FormAnswer }[] {
  const words = plainWords(clause.body);
  const other = FOR_HIRE.reduce((text, phrase) => text.replaceAll(phrase, ''), words.toLowerCase());
  const forHire = country === 'US' && other.length < words.length;
  return effectsOf(clause, locale).flatMap((effect) => {
    const rule = formRequired(country, effect);
    if (effect !== 'transfer_of_rights' || !forHire) return [{ effect, rule }];
    return [{ effect, rule: MADE_FOR_HIRE }, ...(effectsRead(other, locale).includes(effect) ? [{ effect, rule }] : [])];
  });
}

/** The effects that words read like: by a phrase that stands in them and not right after a “not”, or by words that belong together in one sentence. Runs in linear time. */
export const effectsRead: (text: string, locale: Locale) => readonly LegalEffect[] = rememberIn(500, readEffects);

function readEffects(text: string, locale: Locale): readonly LegalEffect[] {
  const lower = text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ').toLowerCase().replaceAll('ё', 'е');
  const { phrases, negations } = EFFECT_WORDS[locale];
  return LEGAL_EFFECTS.filter((effect) => (phrases[effect] ?? []).some((phrase) => stands(lower, phrase, negations)) || READ_BY_SENTENCE[effect]?.(text, locale) === true);
}

/** Effects that are worded in too many ways for a list of phrases. */
const READ_BY_SENTENCE: Readonly<Partial<Record<LegalEffect, (text: string, locale: Locale) => boolean>>> = { transfer_of_rights: (text, locale) => movesRights(text, locale) || givesRights(text, locale), exclusive_licence: licensesExclusively };

function stands(lower: string, phrase: string, negations: readonly string[]): boolean {
  for (let at = lower.indexOf(phrase); at !== -1; at = lower.indexOf(phrase, at + phrase.length)) {
    const before = lower.slice(Math.max(0, at - 24), at);
    if (!JOINED.test(before.at(-1) ?? ' ') && !negations.some((word) => before.endsWith(` ${word} `) || before === `${word} `)) return true;
  }
  return false;
}

/** A letter or a hyphen before a phrase makes it part of another word: “non-exclusive licence”. */
const JOINED = /[\p{L}\p{N}-]/u;

/** A clause's own words; values, references and records stand for nothing but that a value may name the client. */
function plainWords(markup: string): string {
  return parseClauseText(markup)
    .map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'variable' && inline.key.startsWith('client') ? CLIENT_VALUE : '\uFFFC')).join('')))
    .join('\n');
}
