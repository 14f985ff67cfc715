import type { Clause, DocumentHead } from '@entente/core/document/content';
import { CLAUSE_EFFECTS, effectsOf, type LegalEffect } from '@entente/core/document/law/clause-effect';
import { formRequired } from '@entente/core/document/law/form-rules';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** What a clause does in law, and the form that the law of the document's country asks for it, with its source and the day it was looked up. */
export function ClauseLaw({ clause, head, onSet }: { clause: Clause; head: DocumentHead; onSet: (effect: string) => void }) {
  const t = usePhrases();
  return (
    <div className="dc-wide">
      <SelectField label={t('law.effect')} hint={t('law.effectHint')} value={clause.effect} onChange={onSet} options={CLAUSE_EFFECTS.map((value) => ({ value, label: value === 'unsaid' || value === 'none' ? t(`law.effect.${value}`) : t(`finding.effect.${value}`) }))} />
      {effectsOf(clause, head.locale).map((effect) => <p key={effect} className="meta-2">{formWords(t, effect, head.country)}</p>)}
    </div>
  );
}

function formWords(t: Translator, effect: LegalEffect, country: string): string {
  const rule = formRequired(country, effect);
  const words = [t(`finding.effect.${effect}`), t(`law.form.${typeof rule === 'string' ? rule : rule.form}`)];
  if (typeof rule === 'string') return words.join('. ');
  return [...words, rule.source, t('law.checked', { day: new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(rule.checkedOn)) })].join('. ');
}
