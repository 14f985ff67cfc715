import { findings } from '../document/findings.ts';
import type { DocumentContent } from '../document/content.ts';
import { numberClauses } from '../document/render-document.ts';
import { refused, type Refusal } from '../kernel/outcome.ts';

/** What stands in the way of sending a draft: how many gaps, and which clauses need more than a signature through a link. */
export type SendingGaps = { readonly gaps: number; readonly weak: readonly string[] };

const OF_FORM: ReadonlySet<string> = new Set(['form-is-too-weak', 'electronic-rules-are-missing']);

/** Reads a draft for what stops it; `weak` names the clauses by their numbers, in reading order. */
export function sendingGaps(content: DocumentContent): SendingGaps {
  const blocking = findings(content).filter(({ severity }) => severity === 'blocks_sending');
  const ofForm = new Set(blocking.filter(({ code }) => OF_FORM.has(code)).map(({ clauseId }) => clauseId));
  const weak = numberClauses(content).flatMap(({ clauses }) => clauses.filter(({ clause }) => ofForm.has(clause.id)).map(({ number }) => number));
  return { gaps: blocking.length, weak };
}

/** Why a draft cannot go out; the form that the law asks comes first, because nothing else mends it. */
export function gapRefusal({ gaps, weak }: SendingGaps): Refusal<'agreement-has-gaps' | 'signature-is-too-weak'> | null {
  if (weak.length > 0) return refused('signature-is-too-weak', { clauses: weak.join(', ') }).refusal;
  return gaps > 0 ? refused('agreement-has-gaps', { gaps }).refusal : null;
}
