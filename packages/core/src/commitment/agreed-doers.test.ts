import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import type { Responsibility } from '../document/content.ts';
import { agreedCommitments } from './agreed-commitments.ts';
import { promiserOf, type Promiser } from './agreed-doers.ts';

const named = (id: string, name: string, roleTitle = '') => ({ id, name, roleTitle });
const DOERS = {
  provider: { first: [named('ola', 'Ola Lipska')], others: [named('kuba', 'Kuba Rey'), named('tom1', 'Tom Sowa'), named('tom2', 'Tom Sowa')] },
  client: { first: [named('anna', 'Anna Wrona', 'Head of training')], others: [named('piotr', 'Piotr Zięba')] },
};
const [SCRIPT, INPUT] = [idOf(61), idOf(91)];
const row = (name: string, more: Partial<Responsibility>): Responsibility => ({ id: idOf(93), position: 1, side: 'provider', name, roleTitle: '', does: [], decides: [], asked: [], told: [], ...more });

function promiser(sourceId: string, { rows = [], ownerWord }: { readonly rows?: readonly Responsibility[]; readonly ownerWord?: string }): readonly (string | null)[] {
  const one = agreedCommitments(SAMPLE_CONTENT).find((record) => record.sourceId === sourceId);
  if (one === undefined) throw new Error('nothing was promised');
  const { side, owner, backup, ownerWord: word }: Promiser = promiserOf({ ...one, ownerWord: ownerWord ?? one.ownerWord }, { parties: SAMPLE_CONTENT.parties, responsibilities: [...rows] }, DOERS);
  return [side, owner?.id ?? null, backup?.id ?? null, word];
}

describe('who promises a record of an agreement', () => {
  it('is whoever does it by the matrix, and the second who does it or decides stands in', () => {
    expect(promiser(SCRIPT, { rows: [row('kuba  REY', { does: [SCRIPT] })] })).toEqual(['provider', 'kuba', null, '']);
    expect(promiser(SCRIPT, { rows: [row('Kuba Rey', { does: [SCRIPT] }), row('Ola Lipska', { does: [SCRIPT] })] })).toEqual(['provider', 'kuba', 'ola', '']);
    expect(promiser(SCRIPT, { rows: [row('Kuba Rey', { does: [SCRIPT] }), row('Ola Lipska', { decides: [SCRIPT] }), row('Anna Wrona', { side: 'client', decides: [SCRIPT] })] })).toEqual(['provider', 'kuba', 'ola', '']);
    expect(promiser(SCRIPT, { rows: [row('Kuba Rey', { does: [SCRIPT], decides: [SCRIPT] })] })).toEqual(['provider', 'kuba', null, '']);
  });

  it('is as without a matrix where it names nobody who does it', () => {
    expect(promiser(SCRIPT, {})).toEqual(['provider', 'ola', null, '']);
    expect(promiser(SCRIPT, { rows: [row('Kuba Rey', { told: [SCRIPT], decides: [SCRIPT] })] })).toEqual(['provider', 'ola', null, '']);
  });

  it('says a name that nobody has, or several have, and gives it to nobody else in silence', () => {
    expect(promiser(SCRIPT, { rows: [row('Nobody Known', { does: [SCRIPT] })] })).toEqual(['provider', 'ola', null, 'Nobody Known']);
    expect(promiser(SCRIPT, { rows: [row('Tom Sowa', { does: [SCRIPT] })] })).toEqual(['provider', 'ola', null, 'Tom Sowa']);
    expect(promiser(SCRIPT, { rows: [row('Nobody Known', { does: [SCRIPT] }), row('Kuba Rey', { does: [SCRIPT] })] })).toEqual(['provider', 'kuba', null, 'Nobody Known']);
    expect(promiser(INPUT, { ownerWord: 'Piotr Zieba' })).toEqual(['client', 'anna', null, 'Piotr Zieba']);
  });

  it('of the client is known by name, by part where they sign, or as the party itself', () => {
    expect(promiser(INPUT, {})).toEqual(['client', 'anna', null, '']);
    expect(promiser(INPUT, { ownerWord: ' head of training ' })).toEqual(['client', 'anna', null, '']);
    expect(promiser(INPUT, { ownerWord: 'Piotr Zięba' })).toEqual(['client', 'piotr', null, '']);
    const party = SAMPLE_CONTENT.parties.find(({ side }) => side === 'client')?.calledAs ?? '';
    expect(promiser(INPUT, { ownerWord: party })).toEqual(['client', 'anna', null, '']);
  });

  it('is the other side where only people of it do it', () => {
    expect(promiser(SCRIPT, { rows: [row('Piotr Zięba', { side: 'client', does: [SCRIPT] })] })).toEqual(['client', 'piotr', null, '']);
    expect(promiser(SCRIPT, { rows: [row('Piotr Zięba', { side: 'client', does: [SCRIPT] }), row('Kuba Rey', { does: [SCRIPT] })] })).toEqual(['provider', 'kuba', null, '']);
  });
});
