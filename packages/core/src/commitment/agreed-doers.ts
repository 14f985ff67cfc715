import type { DocumentContent, Party } from '../document/content.ts';
import { sameWords } from '../document/lint/frame-rules.ts';
import { holdersOf } from '../document/responsibility/work-items.ts';
import type { Side } from '../kernel/values.ts';
import type { AgreedCommitment } from './agreed-commitments.ts';

/** Somebody who can be the one who does it. */
export type Doer = { readonly id: string; readonly name: string; readonly roleTitle: string };

/** Who can promise on one side. */
export type Doers = {
  /** Who signs, or leads the work: known by name or by part; the first of them has what is nobody's in particular. */
  readonly first: readonly Doer[];
  /** Everybody else of this side, known by name. */
  readonly others: readonly Doer[];
};

/** Who promises a record of an agreement. */
export type Promiser = {
  readonly side: Side;
  /** Null where nobody of this side is known. */
  readonly owner: Doer | null;
  readonly backup: Doer | null;
  /** Names that the agreement gives to who does it and that nobody known has; the owner only keeps it for them. */
  readonly ownerWord: string;
};

type Text = Pick<DocumentContent, 'responsibilities' | 'parties'>;

/** Whom the text names to do it, in words that stay the same while it names the same people. */
export function doerWords(one: Pick<AgreedCommitment, 'sourceId' | 'side' | 'ownerWord'>, text: Pick<DocumentContent, 'responsibilities'>): string {
  const { side, names } = namedDoers(one, text);
  return [side, ...names].join('\n');
}

function namedDoers(one: Pick<AgreedCommitment, 'sourceId' | 'side' | 'ownerWord'>, text: Pick<DocumentContent, 'responsibilities'>) {
  const doing = holdersOf(text, one.sourceId, 'does');
  const side = doing.length === 0 || doing.some((person) => person.side === one.side) ? one.side : otherSide(one.side);
  const names = doing.length > 0 ? doing.filter((person) => person.side === side).map(({ name }) => name) : [one.ownerWord].filter((word) => word.trim() !== '');
  return { side, names, isByMatrix: doing.length > 0 };
}

/**
 * Whom the agreement means: whoever does it by the matrix of responsibilities, or whom the record itself names.
 * A second doer stands in, or else who decides. Only where the matrix has none but people of the other side
 * doing it is it the other side's promise. A name that nobody has is said, not taken for somebody else's.
 */
export function promiserOf(one: AgreedCommitment, text: Text, doers: Readonly<Record<Side, Doers>>): Promiser {
  const { side, names, isByMatrix } = namedDoers(one, text);
  const meant = names.map((name) => ({ name, doer: meantBy(name, { side, text, doers: doers[side] }) }));
  const known = distinct(meant.flatMap(({ doer }) => (doer === null ? [] : [doer])));
  const deciding = holdersOf(text, one.sourceId, 'decides').filter((person) => person.side === side).flatMap(({ name }) => doerNamed(name, doers[side]) ?? []);
  const owner = known[0] ?? doers[side].first[0] ?? null;
  return {
    side,
    owner,
    backup: !isByMatrix ? null : ([...known.slice(1), ...deciding].find(({ id }) => id !== owner?.id) ?? null),
    ownerWord: meant.filter(({ doer }) => doer === null).map(({ name }) => name.trim()).join(', '),
  };
}

/** Somebody by name; a party by its own name, or by what the text calls it, is the first person of its side. */
function meantBy(word: string, { side, text: { parties }, doers }: { readonly side: Side; readonly text: Text; readonly doers: Doers }): Doer | null {
  const isParty = parties.some((party: Party) => party.side === side && [party.calledAs, party.legalName].some((name) => name !== '' && sameWords(name, word)));
  return doerNamed(word, doers) ?? (isParty ? (doers.first[0] ?? null) : null);
}

/** Nobody is guessed among several of one name. */
export function doerNamed(word: string, { first, others }: Doers): Doer | null {
  const called = (names: (doer: Doer) => readonly string[]) => (doer: Doer): boolean => names(doer).some((name) => name !== '' && sameWords(name, word));
  const near = first.filter(called(({ name, roleTitle }) => [name, roleTitle]));
  const found = near.length > 0 ? near : others.filter(called(({ name }) => [name]));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function distinct(doers: readonly Doer[]): readonly Doer[] {
  return doers.filter(({ id }, at) => doers.findIndex((other) => other.id === id) === at);
}

function otherSide(side: Side): Side {
  return side === 'provider' ? 'client' : 'provider';
}
