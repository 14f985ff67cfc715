import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';

/** How long a one-time code works. */
export const CODE_MINUTES = 10;
/** Wrong tries before a code is shut. */
export const CODE_TRIES = 5;

/** What a code is for; the mail that carries it says so. */
export const CODE_PURPOSES = ['sign', 'delegate', 'enrol', 'call_off'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

/** Codes to one mailbox: at most `most` within `minutes`. */
const CAPS = [
  { most: 3, minutes: 10 },
  { most: 10, minutes: 24 * 60 },
] as const;

/** The longest span that the caps look back, in minutes. */
export const CODE_LOOK_BACK_MINUTES = 24 * 60;

/** The moment at which a code made at `madeAt` stops working. */
export function codeExpiresAt(madeAt: Date): Date {
  return new Date(madeAt.getTime() + CODE_MINUTES * 60_000);
}

/**
 * Whether another code may go to a mailbox.
 * @param sentAt when codes went there, in any order; a day back is enough.
 * @returns `code-asked-too-often` with `detail.minutes` to wait, at least 1.
 */
export function mayAskForCode(sentAt: readonly Date[], now: Date): Outcome<null, Refusal<'code-asked-too-often'>> {
  const waits = CAPS.map(({ most, minutes }) => {
    const recent = sentAt.map((at) => at.getTime()).filter((at) => at > now.getTime() - minutes * 60_000).sort((a, b) => b - a);
    const oldestThatCounts = recent[most - 1];
    return oldestThatCounts === undefined ? 0 : oldestThatCounts + minutes * 60_000;
  });
  const again = Math.max(...waits);
  return again === 0 ? granted(null) : refused('code-asked-too-often', { minutes: Math.ceil((again - now.getTime()) / 60_000) });
}

export type CodeTimes = { readonly expiresAt: string; readonly attempts: number; readonly usedAt: string | null };

/** Whether a code still opens anything, and if not, why. */
export function codeState({ expiresAt, attempts, usedAt }: CodeTimes, now: Date): 'open' | 'used' | 'shut' | 'expired' {
  if (usedAt !== null) return 'used';
  if (attempts >= CODE_TRIES) return 'shut';
  return now.getTime() < Date.parse(expiresAt) ? 'open' : 'expired';
}

/** Six digits out of what a person typed: spaces and hyphens between them do not matter. Null where it is no code. */
export function typedCode(text: string): string | null {
  const digits = text.replaceAll(/[\s\u00a0-]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
