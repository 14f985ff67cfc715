import type { Translator } from '@entente/phrases/translator';
import { refusalSentence, type ServerRefusal } from '../team-app/refusal.ts';
import { noteCodeAsked } from './asked-here.ts';
import { callDoor } from './door-call.ts';

/** What the door of sign-in said: go on, or why not. `refusal` is null when the server did not answer. */
export type DoorAnswer = { ok: true; next: 'signed-in' | 'second-factor' } | { ok: false; refusal: ServerRefusal | null };

/** E-mail and password. A person with a second step is asked for it next. */
export function signInWithPassword(email: string, password: string): Promise<DoorAnswer> {
  return knock('sign-in/email', { email, password });
}

/** Asks for a one-time code by mail. The answer is the same whether or not the address belongs to someone. */
export async function askCode(email: string): Promise<DoorAnswer> {
  const answer = await knock('sign-in/ask-code', { email });
  if (answer.ok) noteCodeAsked();
  return answer;
}

/** The one-time code from the mail; works in the browser that asked for it. */
export function signInWithCode(email: string, code: string): Promise<DoorAnswer> {
  return knock('sign-in/code', { email, code });
}

/** The second step: six digits of the authenticator, or one of the backup codes. */
export function verifySecondFactor({ code, kind, trustDevice }: { code: string; kind: 'totp' | 'backup'; trustDevice: boolean }): Promise<DoorAnswer> {
  return knock(kind === 'totp' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code, trustDevice });
}

/** Ends the session of this browser; false when the server did not answer. */
export async function signOut(): Promise<boolean> {
  const answer = await knock('sign-out', {});
  return answer.ok || answer.refusal !== null;
}

/** The sentence for a step that did not succeed. */
export function doorWords(t: Translator, refusal: ServerRefusal | null): string {
  return refusal === null ? t('shell.signInUnavailable') : refusalSentence(t, refusal);
}

/** A plain test that spares a round trip; the server judges for real. */
export function looksLikeEmail(text: string): boolean {
  const [name = '', host = '', ...more] = text.trim().split('@');
  return more.length === 0 && name !== '' && !/\s/.test(`${name}${host}`) && host.includes('.') && !host.startsWith('.') && !host.endsWith('.');
}

async function knock(path: string, body: object): Promise<DoorAnswer> {
  const answer = await callDoor<{ next?: string }>(path, body);
  return answer.ok ? { ok: true, next: answer.given.next === 'second-factor' ? 'second-factor' : 'signed-in' } : answer;
}
