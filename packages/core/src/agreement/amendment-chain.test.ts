import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentBeingSigned, isRevokedWhole, openAmendments, textInForce, type ChainLink } from './amendment-chain.ts';

const root: ChainLink = { id: 'a', amendmentNumber: null, baseId: null, state: 'sealed', revokedAt: null };
const amendment = (amendmentNumber: number, baseId: string, state: ChainLink['state']): ChainLink => ({ id: `a${amendmentNumber}`, amendmentNumber, baseId, state, revokedAt: null });

describe('the texts of an agreement', () => {
  it('bind by the last sealed one, each on the one before', () => {
    expect(textInForce([{ ...root, state: 'sent' }])).toBeNull();
    expect(textInForce([root])?.id).toBe('a');
    expect(textInForce([amendment(2, 'a', 'sealed'), root, amendment(1, 'a2', 'sealed'), amendment(3, 'a1', 'sent')])?.id).toBe('a1');
  });

  it('bind no more once somebody went back on them, and what was built on one says whole what binds', () => {
    const revoked = (link: ChainLink): ChainLink => ({ ...link, revokedAt: 'then' });
    const [first, second] = [amendment(1, 'a', 'sealed'), amendment(2, 'a1', 'sealed')];
    expect(textInForce([root, first, revoked(second)])?.id).toBe('a1');
    expect(textInForce([root, revoked(first)])?.id).toBe('a');
    expect(textInForce([root, revoked(first), second])?.id).toBe('a2');
    expect(textInForce([root, revoked(first), amendment(2, 'a', 'sealed')])?.id).toBe('a2');
    expect(textInForce([revoked(root), first])).toBeNull();
    expect([isRevokedWhole([root, revoked(first)]), isRevokedWhole([revoked(root), first])]).toEqual([false, true]);
  });

  it('bind by the newest that nobody went back on, in whatever order amendments are sealed and gone back on', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(6), { freq: 2 }), { maxLength: 14 }), (acts) => {
        const links: ChainLink[] = [root];
        for (const act of acts) {
          const at = act === null ? -1 : (act % links.length);
          if (at > 0) links[at] = { ...(links[at] as ChainLink), revokedAt: 'then' };
          else links.push(amendment(links.length, textInForce(links)?.id ?? '', 'sealed'));
          expect(textInForce(links)).toBe(links.findLast(({ revokedAt }) => revokedAt === null));
        }
      }),
    );
  });

  it('are signed one after the other', () => {
    const links = [root, amendment(1, 'a', 'sent'), amendment(2, 'a', 'partly_signed'), amendment(3, 'a', 'withdrawn')];
    expect(openAmendments(links, 'a1').map(({ id }) => id)).toEqual(['a2']);
    expect(amendmentBeingSigned(links, 'a1')?.id).toBe('a2');
    expect(amendmentBeingSigned(links, 'a2')).toBeNull();
  });
});
