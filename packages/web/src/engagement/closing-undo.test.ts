import { expect, it } from 'vitest';
import { putBack } from './closing-undo.ts';

/** What was asked for, of meetings of which some cannot be put back. */
async function undo(off: Parameters<typeof putBack>[0], gone: readonly string[] = []) {
  const did: string[] = [];
  const act = (name: string) => ({ id }: { id: string }) => (gone.includes(id) ? Promise.reject(new Error(id)) : Promise.resolve(did.push(`${name} ${id}`)));
  const refusal = await putBack(off, { reopen: act('reopen'), takeBack: act('takeBack') }).catch((error: unknown) => (error as Error).message);
  return { did, refusal };
}
const [asked, ended, late, last] = [{ id: 'asked', late: false, askedOff: true }, { id: 'ended', late: false, askedOff: false }, { id: 'late', late: true, askedOff: false }, { id: 'last', late: false, askedOff: false }];

it('puts back what the closing called off, and leaves what the client had asked to call off', async () => {
  expect(await undo([asked, ended, late])).toEqual({ did: ['reopen ended', 'takeBack late'], refusal: undefined });
});

it('puts the rest back where one cannot be, and says why that one was not', async () => {
  expect(await undo([ended, late, last], ['ended'])).toEqual({ did: ['takeBack late', 'reopen last'], refusal: 'ended' });
});
