import { parseArgs } from 'node:util';
import type { Terminal } from './say.ts';

const LARGEST = 5_000_000;

/** `sample clear`: removes the sample workspaces and nothing else. `sample --clients N`: makes one of that size. */
export async function sample(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...words], options: { clients: { type: 'string' } }, allowPositionals: true, strict: false });
  if (positionals[0] === 'clear' && values.clients === undefined) return clear(terminal);
  const clients = Number(values.clients);
  if (positionals.length === 0 && Number.isInteger(clients) && clients >= 1 && clients <= LARGEST) return grow(clients, terminal);
  terminal.complain(terminal.say('cli.unknownCommand', { command: ['sample', ...words].join(' ') }));
  terminal.complain(terminal.say('cli.usage'));
  return 2;
}

async function clear({ say, line, env }: Terminal): Promise<number> {
  const { clearSampleOf } = await import('@entente/server/shell/clear-sample');
  const cleared = await clearSampleOf(env);
  line(say(cleared ? 'cli.sampleCleared' : 'cli.sampleAbsent'));
  return 0;
}

async function grow(clients: number, { say, line, env }: Terminal): Promise<number> {
  const { growSampleOf } = await import('@entente/server/shell/grow-sample');
  const { email, password, size } = await growSampleOf(env, { clients, onProgress: (step, count) => line(say(step === 'written' ? 'cli.sampleWritten' : 'cli.sampleIndexed', { count })) });
  line(say('cli.sampleGrown', { ...size, email, password }));
  return 0;
}
