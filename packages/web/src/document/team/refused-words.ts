import type { usePhrases } from '../../ui/phrases-context.tsx';

type T = ReturnType<typeof usePhrases>;

/** Why something was not taken. Until the sentences of refusals have come (`bringRefusals`), and where the network is away, only that it was not. */
export function refusedWords(t: T, code: string): string {
  const key = `refusal.${code}`;
  return t.has(key) ? t(key) : t('shell.refusedUnknown');
}
