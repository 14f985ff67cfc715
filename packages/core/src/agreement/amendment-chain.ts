import type { AgreementState } from './agreement-state.ts';

/** One text of an agreement: the agreement itself, or an amendment to it. */
export type ChainLink = {
  readonly id: string;
  /** Null for the agreement itself. */
  readonly amendmentNumber: number | null;
  /** The text that it changes; null for the agreement itself. */
  readonly baseId: string | null;
  readonly state: AgreementState;
  /** When a consumer went back on it; null while they did not. */
  readonly revokedAt: string | null;
};

/**
 * The text in force: the last sealed one that no consumer went back on, which says whole what both sides owe. Whoever
 * goes back on an amendment is where they were before it, unless another one that stands on it was sealed: its text was
 * agreed whole. Null while the agreement itself is not sealed, and where a consumer went back on it.
 */
export function textInForce<Link extends ChainLink>(links: readonly Link[]): Link | null {
  const root = links.find(({ amendmentNumber, state }) => amendmentNumber === null && state === 'sealed');
  return root === undefined || root.revokedAt !== null ? null : lastFrom(links, root);
}

/** The text that binds among a sealed one and those sealed on it. Two may stand on the same one where the first was gone back on. */
function lastFrom<Link extends ChainLink>(links: readonly Link[], text: Link): Link | null {
  const later = links.flatMap((next) => (next.baseId === text.id && next.state === 'sealed' ? (lastFrom(links, next) ?? []) : []));
  return later.at(-1) ?? (text.revokedAt === null ? text : null);
}

/** Whether a consumer went back on the agreement itself: nothing of it binds, and nothing can be changed. */
export function isRevokedWhole(links: readonly ChainLink[]): boolean {
  return links.some(({ amendmentNumber, revokedAt }) => amendmentNumber === null && revokedAt !== null);
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
