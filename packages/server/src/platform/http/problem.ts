import type { Context } from 'hono';
import { localeFromHeader, type Locale } from '@entente/core/kernel/locale';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';

/** What the API's own error holds: status by kind, the refusal's code and its values in `data`. */
export type RefusedAnswer = { readonly status: number; readonly code: string; readonly data?: unknown };
/** Whom the sentence is for, and where this instance is reached. */
export type ProblemReader = { readonly locale: Locale; readonly baseUrl: string };

export const PROBLEM_TYPE = 'application/problem+json';

/**
 * The body of a refused request (RFC 9457). `type` names the refusal and can be opened; `detail` is its
 * sentence in the caller's language; `code` and `data` are what programs go by.
 */
export function problemOf({ status, code, data }: RefusedAnswer, { locale, baseUrl }: ProblemReader): object {
  const { refusal, detail } = readRefusal(data);
  return {
    type: refusal === null ? 'about:blank' : `${baseUrl}/problems/${refusal}`,
    title: titleOf(code),
    status,
    ...(refusal === null ? {} : { detail: sentenceOf(translator(locale), refusal, detail) }),
    code,
    ...(data === undefined ? {} : { data }),
  };
}

/** A refused request's answer, in the caller's language: the one given, or what their program asks for. */
export function problemAnswer(c: Context, answer: RefusedAnswer, { baseUrl, locale }: { readonly baseUrl: string; readonly locale?: Locale | undefined }): Response {
  const body = problemOf(answer, { baseUrl, locale: locale ?? localeFromHeader(c.req.header('accept-language')) });
  return c.body(JSON.stringify(body), answer.status as 422, { 'content-type': PROBLEM_TYPE });
}

/** A refusal's sentence. One that says how long to wait says it in minutes or seconds. */
export function sentenceOf(say: Translator, refusal: string, detail: Readonly<Record<string, unknown>>): string {
  const { seconds } = detail;
  if (refusal === 'too-many-requests' && typeof seconds === 'number') return seconds > 90 ? say('shell.waitMinutes', { minutes: Math.ceil(seconds / 60) }) : say('shell.waitSeconds', { seconds });
  const key = `refusal.${refusal}`;
  return say.has(key) ? say(key, plainValues(detail)) : say('shell.refusedUnknown');
}

function readRefusal(data: unknown): { refusal: string | null; detail: Readonly<Record<string, unknown>> } {
  if (!isRecord(data) || typeof data['refusal'] !== 'string') return { refusal: null, detail: {} };
  return { refusal: data['refusal'], detail: isRecord(data['detail']) ? data['detail'] : {} };
}

/** "NOT_FOUND" becomes "Not found". */
function titleOf(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Only what a sentence can hold. */
function plainValues(detail: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof entry[1])));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
