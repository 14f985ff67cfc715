import type { Manner } from './shape.ts';

/** How a workspace's pages and mails speak to clients, by its setting. */
export function mannerOf({ formalAddress }: { formalAddress: boolean }): Manner {
  return formalAddress ? 'formal' : 'familiar';
}
