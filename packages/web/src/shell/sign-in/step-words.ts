import type { Translator } from '@entente/phrases/translator';
import type { SignInStep } from './auth-client.ts';

/** The sentence for a step that did not succeed; `refused` says what to do instead. */
export function stepWords(t: Translator, step: SignInStep, refused: string): string {
  if (step.step === 'slow-down') return t('shell.tooManyTries', { minutes: step.minutes });
  return step.step === 'unreachable' ? t('shell.signInUnavailable') : refused;
}

/** A plain test that spares a round trip; the server judges for real. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
