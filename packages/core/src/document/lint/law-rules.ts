import { isInEuropeanEconomicArea } from '../../kernel/european-union.ts';
import type { DocumentContent } from '../content.ts';
import type { Finding } from '../finding.ts';
import { effectsOf, type LegalEffect } from '../law/clause-effect.ts';
import { formRequired } from '../law/form-rules.ts';
import { lackOfLinkSignature } from '../law/signing-strength.ts';
import { isOrder } from '../order-clause.ts';

/**
 * What the law of the document's country asks and a signature through a link cannot give. Such a clause
 * would be void, so it stops the sending; where nobody looked the law up, that is said and stops nothing.
 */
export function formFindings(content: DocumentContent): Finding[] {
  const { country, locale } = content.head;
  return content.clauses.flatMap((clause) => effectsOf(clause, locale).flatMap((effect): Finding[] => {
    const found = formFinding(content, country, effect);
    return found === null ? [] : [{ ...found, kind: 'clauses', id: clause.id, name: effect, clauseId: clause.id }];
  }));
}

function formFinding(content: DocumentContent, country: string, effect: LegalEffect): Pick<Finding, 'code' | 'severity'> | null {
  const rule = formRequired(country, effect);
  if (rule === 'free') return null;
  if (rule === 'not_checked') return { code: 'form-is-not-checked', severity: 'thin' };
  const lack = lackOfLinkSignature(rule.form, content.clauses);
  // How an electronic signature shows who signed is agreed once for all orders, in what they name.
  if (lack === null || (lack === 'no_rules' && isOrder(content))) return null;
  return { code: lack === 'too_weak' ? 'form-is-too-weak' : 'electronic-rules-are-missing', severity: 'blocks_sending' };
}

/** A consumer's rights hold whether they are named or not; one that is not named is found too late. */
export function consumerFindings({ head, parties, clauses }: DocumentContent): Finding[] {
  const consumer = parties.find(({ side, kind }) => side === 'client' && kind === 'consumer');
  if (consumer === undefined || !isInEuropeanEconomicArea(head.country) || clauses.some(({ key }) => key === 'consumer')) return [];
  return [{ code: 'consumer-rights-are-not-named', severity: 'missing', kind: 'parties', id: consumer.id, name: consumer.legalName, clauseId: null }];
}
