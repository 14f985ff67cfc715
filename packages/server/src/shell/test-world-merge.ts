import type { TestMember } from './test-entente.ts';

/** Two contacts of a world that became one. */
export type WorldMerge = { readonly mergeId: string; readonly winnerId: string; readonly loserId: string };

/** Adds two contacts of a client and merges one into the other. */
export async function makeMerged(who: TestMember, { clientId, canary }: { clientId: string; canary: string }): Promise<WorldMerge> {
  const make = async (path: string, body: unknown): Promise<string> => ((await who.call('POST', path, body)).body as { id: string }).id;
  const add = (name: string) => make(`/clients/${clientId}/contacts`, { name: `${canary} ${name}`, email: `${canary}@twice.example`, locale: 'en' });
  const [winnerId, loserId] = [await add('Twice'), await add('Twice again')];
  return { winnerId, loserId, mergeId: await make('/merges', { kind: 'contact', winnerId, loserId, take: ['name'] }) };
}
