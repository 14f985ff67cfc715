import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { translator } from '@entente/phrases/translators';
import { complainAbout, localeOfMachine, type Terminal } from './say.ts';

/** @returns the exit code */
type Command = (words: readonly string[], terminal: Terminal) => Promise<number>;

/** Each command is loaded only when it is called: checking a file needs no database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  'import-archive': async () => (await import('./import-archive.ts')).importArchive,
  verify: async () => (await import('./verify.ts')).verify,
  sample: async () => (await import('./sample.ts')).sample,
};

/**
 * Runs one command of the command line.
 * @param args what stands after the program's name
 * @returns the exit code: 0 when it went well, 1 when something is wrong, 2 when the command was not understood
 */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const { words, language } = readArguments(args);
  const locale = LOCALES.find((known) => known === language) ?? localeOfMachine(env);
  const terminal = terminalIn(locale, env);
  const { say, line, complain } = terminal;
  const [name = 'help', ...rest] = words;
  if (language !== undefined && language !== locale) complain(say('cli.languageUnknown', { language }));
  if (name === 'help') {
    line(say('cli.usage'));
    return 0;
  }
  const load = COMMANDS[name];
  if (load === undefined) {
    complain(`${say('cli.unknownCommand', { command: name })}\n\n${say('cli.usage')}`);
    return 2;
  }
  try {
    return await (await load())(rest, terminal);
  } catch (error) {
    complainAbout(error, terminal);
    return 1;
  }
}

function readArguments(args: readonly string[]): { words: readonly string[]; language: string | undefined } {
  const { values, positionals } = parseArgs({ args: [...args], options: { language: { type: 'string' }, clients: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true, strict: false });
  const sized = typeof values.clients === 'string' ? [`--clients=${values.clients}`] : [];
  return { words: values.help === true ? ['help'] : [...positionals, ...sized], language: typeof values.language === 'string' ? values.language : undefined };
}

function terminalIn(locale: Locale, env: NodeJS.ProcessEnv): Terminal {
  return { say: translator(locale), line: (text) => process.stdout.write(`${text}\n`), complain: (text) => process.stderr.write(`${text}\n`), env };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
