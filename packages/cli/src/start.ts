import { complainAbout, type Terminal } from './say.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C reaches us twice, from the terminal and through npm; within this time it is one. */
const ONE_PRESS_MS = 2_000;

/** Starts everything, says where it is, and stays until it is told to stop; being told again ends it at once. */
export async function start(_words: readonly string[], terminal: Terminal): Promise<number> {
  const { say, line } = terminal;
  const toldToStop = signal();
  line(say('cli.starting'));
  const { startEntente } = await import('@entente/server/shell/start');
  const entente = await startEntente();
  line(say('cli.running', { url: entente.url }));
  if (entente.sampleLogin !== null) line(say('cli.sampleLogin', entente.sampleLogin));
  if (entente.setUpCode !== null) line(say('cli.setUpCode', { url: `${entente.url}/set-up`, code: entente.setUpCode }));
  line(say('cli.howToStop'));
  const problem = await Promise.race([toldToStop, entente.lost]);
  endAtOnceWhenToldAgain();
  if (problem !== undefined) complainAbout(problem, terminal);
  line(say('cli.stopping'));
  await entente.stop();
  line(say('cli.stopped'));
  return problem === undefined ? 0 : 1;
}

function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of STOP_SIGNALS) process.on(name, () => resolve());
  });
}

function endAtOnceWhenToldAgain(): void {
  const since = Date.now();
  for (const name of STOP_SIGNALS) {
    process.on(name, () => {
      if (Date.now() - since > ONE_PRESS_MS) process.exit(1);
    });
  }
}
