import { findings } from '../document/findings.ts';
import type { DocumentContent } from '../document/content.ts';
import type { RulesAbove } from '../document/law/signing-strength.ts';
import { formFindings } from '../document/lint/law-rules.ts';
import { numberClauses } from '../document/render-document.ts';
import { refused, type Refusal } from '../kernel/outcome.ts';
import { formReasons, suffices, type AmendedText } from './amendment-form.ts';
import { OF_FORM } from './of-form.ts';
import { isOnFile, SIGNING_LEVELS, type SigningLevel } from '../kernel/signing-level.ts';

/**
 * What stands in the way of sending a draft: how many gaps, which clauses need a stronger signature by law, and
 * which of the agreement's own clauses ask for one when it is changed.
 */
export type SendingGaps = { readonly gaps: number; readonly weak: readonly string[]; readonly agreed: readonly string[] };

/** What a draft stands beside: what it changes, where it is an amendment, and what the framework agreement of an order holds. */
export type Beside = { readonly amended: AmendedText | null; readonly above: RulesAbove };

/**
 * Reads a draft for what stops it; clauses are named by their numbers, in reading order.
 * @param level how it is to be signed: a signature on the file itself meets every form that the law asks.
 * @param beside of an amendment, what it changes says which form it needs.
 */
export function sendingGaps(content: DocumentContent, level: SigningLevel, { amended, above }: Beside): SendingGaps {
  const blocking = findings(content).filter(({ severity }) => severity === 'blocks_sending');
  const ofForm = new Set(formFindings(content, above).filter(({ code }) => OF_FORM.has(code)).map(({ clauseId }) => clauseId));
  const others = blocking.filter(({ code }) => !OF_FORM.has(code)).length;
  if (amended !== null) return amendmentGaps(others, formReasons(content, amended).filter((reason) => !suffices(level, reason)));
  const weak = isOnFile(level) ? [] : numberClauses(content).flatMap(({ clauses }) => clauses.filter(({ clause }) => ofForm.has(clause.id)).map(({ number }) => number));
  return { gaps: others + weak.length, weak, agreed: [] };
}

function amendmentGaps(others: number, unmet: ReturnType<typeof formReasons>): SendingGaps {
  const own = unmet.filter(({ why }) => why === 'own_words' || why === 'own_way');
  const ofLaw = unmet.filter((reason) => !own.includes(reason));
  const numbers = (reasons: typeof unmet): readonly string[] => [...new Set(reasons.flatMap(({ clauses }) => clauses))];
  return { gaps: others + unmet.length, weak: numbers(ofLaw), agreed: numbers(own) };
}

/** The ways of signing that a draft leaves, the usual ones first. Where nothing asks for a form, all of them. */
export function levelsThatSuffice(content: DocumentContent, { amended, above }: Beside): readonly SigningLevel[] {
  if (amended !== null) {
    const reasons = formReasons(content, amended);
    return SIGNING_LEVELS.filter((level) => reasons.every((reason) => suffices(level, reason)));
  }
  const weak = formFindings(content, above).some(({ code }) => OF_FORM.has(code));
  return weak ? SIGNING_LEVELS.filter(isOnFile) : SIGNING_LEVELS;
}

/** Why a draft cannot go out; the form that it needs comes first, because nothing else mends it. */
export function gapRefusal({ gaps, weak, agreed }: SendingGaps): Refusal<'agreement-has-gaps' | 'signature-is-too-weak' | 'agreed-form-is-stronger'> | null {
  if (weak.length > 0) return refused('signature-is-too-weak', { clauses: weak.join(', ') }).refusal;
  if (agreed.length > 0) return refused('agreed-form-is-stronger', { clauses: agreed.join(', ') }).refusal;
  return gaps > 0 ? refused('agreement-has-gaps', { gaps }).refusal : null;
}
