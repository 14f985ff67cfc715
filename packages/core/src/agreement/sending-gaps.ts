import { findings } from '../document/findings.ts';
import type { DocumentContent } from '../document/content.ts';
import { numberClauses } from '../document/render-document.ts';
import { refused, type Refusal } from '../kernel/outcome.ts';
import { OF_FORM } from './of-form.ts';
import { isOnFile, SIGNING_LEVELS, type SigningLevel } from './signing-order.ts';

/** What stands in the way of sending a draft: how many gaps, and which clauses need more than a signature through a link. */
export type SendingGaps = { readonly gaps: number; readonly weak: readonly string[] };

/**
 * Reads a draft for what stops it; `weak` names the clauses by their numbers, in reading order.
 * @param level how it is to be signed: a signature on the file itself meets every form that the law asks.
 */
export function sendingGaps(content: DocumentContent, level: SigningLevel): SendingGaps {
  const blocking = findings(content).filter(({ severity, code }) => severity === 'blocks_sending' && !(isOnFile(level) && OF_FORM.has(code)));
  const ofForm = new Set(blocking.filter(({ code }) => OF_FORM.has(code)).map(({ clauseId }) => clauseId));
  const weak = numberClauses(content).flatMap(({ clauses }) => clauses.filter(({ clause }) => ofForm.has(clause.id)).map(({ number }) => number));
  return { gaps: blocking.length, weak };
}

/** The ways of signing that the law of a draft leaves, the usual ones first. Where it asks for no form, all of them. */
export function levelsThatSuffice(content: DocumentContent): readonly SigningLevel[] {
  const weak = findings(content).some(({ code }) => OF_FORM.has(code));
  return weak ? SIGNING_LEVELS.filter(isOnFile) : SIGNING_LEVELS;
}

/** Why a draft cannot go out; the form that the law asks comes first, because nothing else mends it. */
export function gapRefusal({ gaps, weak }: SendingGaps): Refusal<'agreement-has-gaps' | 'signature-is-too-weak'> | null {
  if (weak.length > 0) return refused('signature-is-too-weak', { clauses: weak.join(', ') }).refusal;
  return gaps > 0 ? refused('agreement-has-gaps', { gaps }).refusal : null;
}
