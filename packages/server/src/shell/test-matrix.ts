import { openApiDocument } from './api.ts';
import type { TestAnswer, TestEntente, TestMember } from './test-entente.ts';
import { TestClientBrowser } from './test-portal.ts';
import { addressOf, operationsOf, RECIPES, type Operation, type Recipe } from './test-recipes.ts';
import { asAdmin, fillWorld, idsOf, type World } from './test-world.ts';

export const OPERATIONS = operationsOf(await openApiDocument());
/** What somebody is answered who may not: never 200, never a fault of ours. 422 where a rule of one's own workspace is asked first. */
const REFUSALS = [401, 403, 404, 422];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Call = (operation: Operation, recipe: Recipe) => Promise<TestAnswer>;

/** Two full workspaces, and everybody who may try what is in the other one: three members of the first, a client of it, nobody. */
export type Matrix = {
  readonly a: World;
  readonly b: World;
  /** What of the other workspace shows in an answer: its marked texts, or ids that the caller did not send. */
  leaks(answer: TestAnswer, recipe: Recipe): string[];
  /** What went wrong when everybody called an operation with the other workspace's ids; none is right. */
  faultsOf(operation: Operation): Promise<string[]>;
};

/** Fills both workspaces, the first as Ola's, the second as Maeve's. */
export async function openMatrix(t: TestEntente): Promise<Matrix> {
  const a = await fillWorld(t, t.ola, 'sikorka-a2c9');
  const b = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  const foreignIds = await asAdmin(t, (admin) => idsOf(admin, b.who.actor.workspaceId));
  const actors = await everybody(t, a);
  const leaks: Matrix['leaks'] = ({ body, headers }, recipe) => {
    const said = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`;
    const sent = JSON.stringify(recipe);
    const ids = [...new Set(said.match(UUID) ?? [])].filter((id) => foreignIds.has(id) && !sent.includes(id));
    return [...(said.includes(b.canary) && !sent.includes(b.canary) ? [b.canary] : []), ...ids];
  };
  const faultsOf: Matrix['faultsOf'] = async (operation) => {
    const faults: string[] = [];
    for (const [name, call] of Object.entries(actors)) {
      for (const recipe of RECIPES[operation.id]?.(b, a) ?? []) {
        const answer = await call(operation, recipe);
        const said = `${name}: ${operation.method} ${addressOf(operation, recipe)} ${JSON.stringify(recipe.body ?? null)} answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        faults.push(...[...leaks(answer, recipe), ...misanswers(answer.status, name, recipe)].map((fault) => `${fault}: ${said}`));
      }
    }
    return faults;
  };
  return { a, b, leaks, faultsOf };
}

async function everybody(t: TestEntente, a: World): Promise<Readonly<Record<string, Call>>> {
  const browser = new TestClientBrowser(t);
  await browser.open(a.open.link);
  return { 'an owner': member(t.ola), 'a manager': member(t.nadia), 'a member': member(t.tomasz), nobody: outside(t, ''), 'a client': outside(t, browser.cookieHeader) };
}

const member = (who: TestMember): Call => (operation, recipe) => who.call(operation.method, addressOf(operation, recipe), recipe.body);

/** Somebody without a login; the portal's cookies are none. */
function outside(t: TestEntente, cookie: string): Call {
  return async (operation, recipe) => {
    const response = await t.fetch(`/api/v1${addressOf(operation, recipe)}`, {
      method: operation.method,
      headers: { ...(cookie === '' ? {} : { cookie }), ...(recipe.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(recipe.body === undefined ? {} : { body: JSON.stringify(recipe.body) }),
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  };
}

function misanswers(status: number, name: string, recipe: Recipe): string[] {
  if (status >= 500) return ['broke'];
  if (recipe.names !== 'row') return [];
  if ((name === 'nobody' || name === 'a client') && status !== 401) return ['was not asked who it is'];
  return REFUSALS.includes(status) ? [] : ['was not refused'];
}
