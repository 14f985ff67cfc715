import { ORPCError } from '@orpc/client';
import type { Translator } from '@entente/phrases/translator';

/** A "no" of the server: HTTP status, the refusal's code and the values of its sentence. */
export type ServerRefusal = { status: number; code: string | null; detail: Readonly<Record<string, unknown>> };

/** Reads a refusal from what a call threw; null when the server did not answer in its own words (network, crash). */
export function refusalOf(error: unknown): ServerRefusal | null {
  if (!(error instanceof ORPCError) || error.status >= 500) return null;
  const data: unknown = error.data;
  const body = isRecord(data) ? data : {};
  return {
    status: error.status,
    code: typeof body['refusal'] === 'string' ? body['refusal'] : null,
    detail: isRecord(body['detail']) ? body['detail'] : {},
  };
}

/** The sentence for what a call threw, in the reader's language: the refusal's own, or that the server did not answer. */
export function refusalWords(t: Translator, error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal === null) return t('shell.commandFailed');
  const key = `refusal.${refusal.code ?? ''}`;
  return t.has(key) ? t(key, plainValues(refusal.detail)) : t('shell.refusedUnknown');
}

/** Only what a sentence can hold; lists and objects in a detail are for the screen. */
function plainValues(detail: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof entry[1])));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
