import type { AgreementState } from './agreement-state.ts';

/** One text of an agreement: the agreement itself, or an amendment to it. */
export type ChainLink = {
  readonly id: string;
  /** Null for the agreement itself. */
  readonly amendmentNumber: number | null;
  /** The text that it changes; null for the agreement itself. */
  readonly baseId: string | null;
  readonly state: AgreementState;
};

/** The text that binds now: the last sealed one, each on the one before. Null while the agreement itself is not sealed. */
export function textInForce<Link extends ChainLink>(links: readonly Link[]): Link | null {
  let current = links.find(({ amendmentNumber, state }) => amendmentNumber === null && state === 'sealed') ?? null;
  for (let next = current; next !== null; next = following(links, next) ?? null) current = next;
  return current;
}

/**
 * The same without amendments that a consumer went back on: the last sealed text that still binds, which says
 * whole what both sides owe. Null where the agreement itself was gone back on.
 */
export function textStillBinding<Link extends ChainLink & { readonly revokedAt: string | null }>(links: readonly Link[]): Link | null {
  let binding: Link | null = null;
  let current = links.find(({ amendmentNumber, state }) => amendmentNumber === null && state === 'sealed');
  if (current === undefined || current.revokedAt !== null) return null;
  for (; current !== undefined; current = following(links, current)) if (current.revokedAt === null) binding = current;
  return binding;
}

function following<Link extends ChainLink>(links: readonly Link[], { id }: Link): Link | undefined {
  return links.find((link) => link.baseId === id && link.state === 'sealed');
}

const OUT: ReadonlySet<AgreementState> = new Set(['sent', 'questions_open', 'partly_signed', 'signed']);

/** Amendments that wait for signatures: open for a yes, so that no other may contradict them. */
export function openAmendments<Link extends ChainLink>(links: readonly Link[], except: string): readonly Link[] {
  return links.filter(({ id, amendmentNumber, state }) => id !== except && amendmentNumber !== null && OUT.has(state));
}

/** The amendment that somebody has signed and that is not sealed yet: until it is, no other one can be signed. */
export function amendmentBeingSigned<Link extends ChainLink>(links: readonly Link[], except: string): Link | null {
  return openAmendments(links, except).find(({ state }) => state === 'partly_signed' || state === 'signed') ?? null;
}
