import { describe, expect, it } from 'vitest';
import { amendmentBeingSigned, openAmendments, textInForce, textStillBinding, type ChainLink } from './amendment-chain.ts';

const root: ChainLink = { id: 'a', amendmentNumber: null, baseId: null, state: 'sealed' };
const amendment = (amendmentNumber: number, baseId: string, state: ChainLink['state']): ChainLink => ({ id: `a${amendmentNumber}`, amendmentNumber, baseId, state });

describe('the texts of an agreement', () => {
  it('bind by the last sealed one, each on the one before', () => {
    expect(textInForce([{ ...root, state: 'sent' }])).toBeNull();
    expect(textInForce([root])?.id).toBe('a');
    expect(textInForce([amendment(2, 'a', 'sealed'), root, amendment(1, 'a2', 'sealed'), amendment(3, 'a1', 'sent')])?.id).toBe('a1');
  });

  it('bind no more once somebody went back on them, and what was built on one says whole what binds', () => {
    const standing = (link: ChainLink, revokedAt: string | null = null) => ({ ...link, revokedAt });
    const [first, second] = [amendment(1, 'a', 'sealed'), amendment(2, 'a1', 'sealed')];
    expect(textStillBinding([standing(root), standing(first), standing(second, 'then')])?.id).toBe('a1');
    expect(textStillBinding([standing(root), standing(first, 'then')])?.id).toBe('a');
    expect(textStillBinding([standing(root), standing(first, 'then'), standing(second)])?.id).toBe('a2');
    expect(textStillBinding([standing(root, 'then'), standing(first)])).toBeNull();
    expect(textStillBinding([standing({ ...root, state: 'sent' })])).toBeNull();
  });

  it('are signed one after the other', () => {
    const links = [root, amendment(1, 'a', 'sent'), amendment(2, 'a', 'partly_signed'), amendment(3, 'a', 'withdrawn')];
    expect(openAmendments(links, 'a1').map(({ id }) => id)).toEqual(['a2']);
    expect(amendmentBeingSigned(links, 'a1')?.id).toBe('a2');
    expect(amendmentBeingSigned(links, 'a2')).toBeNull();
  });
});
