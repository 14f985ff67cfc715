import type { OrderWords } from '@entente/core/agreement/framework-order';
import { FRAMEWORK_VARIABLES } from '@entente/core/document/order-clause';
import type { Locale } from '@entente/core/kernel/locale';
import { typeset } from '@entente/core/template/typeset';
import { translator } from '@entente/phrases/translators';

/** The words of an order in the language of its framework agreement, set as the ready-made texts are. */
export function orderWords(locale: Locale): OrderWords {
  const say = translator(locale);
  const [number, title, day, sha256] = [FRAMEWORK_VARIABLES.number, FRAMEWORK_VARIABLES.title, FRAMEWORK_VARIABLES.inForceOn, FRAMEWORK_VARIABLES.sha256].map((key) => `{${key}}`) as [string, string, string, string];
  const set = (words: string): string => typeset(locale, words);
  return {
    sectionTitle: say('order.docSection'),
    purpose: set(say('order.docPurpose')),
    labels: { number: say('order.docNumber'), title: say('order.docTitle'), inForceOn: say('order.docDay'), sha256: say('order.docSha256') },
    clause: (rule) => [say('order.docClause', { number, title, day, sha256 }), rule.says === '' ? say('order.docRuleAlone', { number: rule.number }) : say('order.docRule', { number: rule.number, says: withoutStop(rule.says) })].map(set).join('\n'),
    reference: (of) => set(say('order.docReference', { number: of, agreement: number })),
  };
}

/** A quotation ends with the stop of the sentence in which it stands. */
function withoutStop(words: string): string {
  return words.endsWith('.') ? words.slice(0, -1) : words;
}
