import { discardEntente, startEntente } from '../e2e/entente-process.ts';
import { readAll, signInToApi, type ApiClient } from '../e2e/api-client.ts';

const OWNER = { name: 'Ola Lipska', email: 'ola@lipka.example', password: 'seven lime trees in a row' };
const WITHOUT_SAMPLE = { ENTENTE_SAMPLE: 'no', RATE_LIMIT: '0' };

/** The real program with one workspace in it, which can be killed and comes back on the same port and data. */
export type DrilledEntente = {
  readonly dataFolder: string;
  /** The owner's way in; while the program is being brought back, it waits. */
  api(): Promise<ApiClient>;
  /** Kill -9, then a new start. */
  killAndStart(): Promise<void>;
  /** Ctrl-C, then a new start. */
  stopAndStart(): Promise<void>;
  /** Names of all clients that are there. */
  clients(): Promise<string[]>;
  discard(): Promise<void>;
};

export async function startDrilledEntente(): Promise<DrilledEntente> {
  let entente = await startEntente({ env: WITHOUT_SAMPLE });
  await setUp(entente.url);
  const { url, port, dataFolder } = entente;
  // Signed in once: the login outlives every kill, too.
  const owner = await signInToApi(url, OWNER);
  let way = Promise.resolve(owner);
  const bringBack = async (end: () => Promise<void>): Promise<void> => {
    const back = Promise.withResolvers<ApiClient>();
    way = back.promise;
    await end();
    entente = await startEntente({ dataFolder, port, env: WITHOUT_SAMPLE });
    back.resolve(owner);
  };
  return {
    dataFolder,
    api: () => way,
    killAndStart: () => bringBack(() => entente.killAtOnce()),
    stopAndStart: () => bringBack(() => entente.stop()),
    clients: async () => (await readAll<{ name: string }>(owner, '/clients')).map(({ name }) => name),
    discard: () => discardEntente(entente),
  };
}

async function setUp(url: string): Promise<void> {
  const body = { workspaceName: 'Studio Lipka', locale: 'pl', country: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', ...OWNER };
  const response = await fetch(`${url}/api/v1/workspace/first-run`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (response.status !== 201) throw new Error(`the workspace was not set up: ${response.status} ${await response.text()}`);
}
