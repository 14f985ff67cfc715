import type { Terminal } from './say.ts';

/** `sample clear`: removes the sample workspace and nothing else. */
export async function sample([act]: readonly string[], { say, line, complain, env }: Terminal): Promise<number> {
  if (act !== 'clear') {
    complain(say('cli.unknownCommand', { command: ['sample', act].filter(Boolean).join(' ') }));
    complain(say('cli.usage'));
    return 2;
  }
  const { clearSampleOf } = await import('@entente/server/shell/clear-sample');
  const cleared = await clearSampleOf(env);
  line(say(cleared ? 'cli.sampleCleared' : 'cli.sampleAbsent'));
  return 0;
}
