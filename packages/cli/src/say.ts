import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import type { Ailment } from '@entente/server/platform/operations/finding';
import { HouseProblem, type HouseProblemCode } from '@entente/server/platform/operations/house-problem';

/** What a command may use of the world around it. */
export type Terminal = {
  readonly say: Translator;
  /** Writes a line for the person. */
  line(text: string): void;
  /** Writes a line about something wrong. */
  complain(text: string): void;
  readonly env: NodeJS.ProcessEnv;
};

/** A code that comes with a sentence in every language; a missing sentence is a type error. */
export function problemKey(code: HouseProblemCode): PhraseKey {
  return `cli.problem.${code}`;
}

/** What the doctor says to an ailment, or to a problem that keeps the house shut. */
export function mendKey(code: Ailment | HouseProblemCode, say: Translator): PhraseKey {
  const mend = `cli.mend.${code}`;
  return say.has(mend) ? mend : problemKey(code as HouseProblemCode);
}

/** The language a machine is set to: LC_ALL, LC_MESSAGES, LANG, in the order of POSIX. */
export function localeOfMachine(env: NodeJS.ProcessEnv): Locale {
  const language = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '')?.slice(0, 2);
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** Says in plain words why a command did not go through. */
export function complainAbout(error: unknown, { say, complain, env }: Terminal): void {
  if (error instanceof HouseProblem) complain(say(problemKey(error.code), error.detail));
  else complainAboutOthers(error, { say, complain });
  if (env.ENTENTE_DEBUG === '1' && error instanceof Error) complain(error.stack ?? '');
}

function complainAboutOthers(error: unknown, { say, complain }: Pick<Terminal, 'say' | 'complain'>): void {
  const { code, port, variable, migration, message } = error as { code?: string; port?: number; variable?: string; migration?: string; message?: string };
  if (code === 'EADDRINUSE') complain(say('cli.problem.port-in-use', { port }));
  else if (code === 'EACCES' && port !== undefined) complain(say('cli.problem.port-not-allowed', { port }));
  else if (variable !== undefined) complain(say('cli.problem.setting-wrong', { message }));
  else if (code === 'database-is-newer' || code === 'migration-was-changed') complain(say(`cli.mend.${code}`, { migration }));
  else {
    complain(say('cli.unexpected', { message: message ?? String(error) }));
    complain(say('cli.unexpectedHelp'));
  }
}
