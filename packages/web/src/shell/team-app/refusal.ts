import { ORPCError } from '@orpc/client';
import type { Translator } from '@entente/phrases/translator';

/** A "no" of the server: HTTP status, the refusal's code and the values of its sentence. */
export type ServerRefusal = { status: number; code: string | null; detail: Readonly<Record<string, unknown>> };

/** Reads a refusal from what a call threw; null when the server did not answer in its own words (network, crash). */
export function refusalOf(error: unknown): ServerRefusal | null {
  if (!(error instanceof ORPCError) || error.status >= 500) return null;
  return refusalFrom(error.status, { data: error.data });
}

/** Reads a refusal from an answer's body, the same form for every operation and for sign-in. */
export function refusalFrom(status: number, body: unknown): ServerRefusal {
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : {};
  return {
    status,
    code: typeof data['refusal'] === 'string' ? data['refusal'] : null,
    detail: isRecord(data['detail']) ? data['detail'] : {},
  };
}

/** The sentence for what a call threw, in the reader's language: the refusal's own, or that the server did not answer. */
export function refusalWords(t: Translator, error: unknown): string {
  const refusal = refusalOf(error);
  return refusal === null ? t('shell.commandFailed') : refusalSentence(t, refusal);
}

/** A refusal's own sentence. One that says how long to wait says it in minutes or seconds. */
export function refusalSentence(t: Translator, { code, detail }: ServerRefusal): string {
  const seconds = detail['seconds'];
  if (code === 'too-many-requests' && typeof seconds === 'number') return seconds > 90 ? t('shell.waitMinutes', { minutes: Math.ceil(seconds / 60) }) : t('shell.waitSeconds', { seconds });
  const key = `refusal.${code ?? ''}`;
  return t.has(key) ? t(key, plainValues(detail)) : t('shell.refusedUnknown');
}

/** Only what a sentence can hold; lists and objects in a detail are for the screen. */
function plainValues(detail: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof entry[1])));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
