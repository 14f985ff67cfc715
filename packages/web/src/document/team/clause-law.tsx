import type { Clause, DocumentHead } from '@entente/core/document/content';
import { CLAUSE_EFFECTS, effectsOf, type LegalEffect } from '@entente/core/document/law/clause-effect';
import { formRequired } from '@entente/core/document/law/form-rules';
import { intlTag } from '@entente/core/kernel/locale-list';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** What a clause does in law, and the form that the law of the document's country asks for it, with its source and the day it was looked up. */
export function ClauseLaw({ clause, head, onSet }: { clause: Clause; head: DocumentHead; onSet: (effect: string) => void }) {
  const t = usePhrases();
  return (
    <div className="dc-wide">
      <SelectField label={t('law.effect')} hint={t('law.effectHint')} value={clause.effect} onChange={onSet} options={CLAUSE_EFFECTS.map((value) => ({ value, label: value === 'unsaid' || value === 'none' ? t(`law.effect.${value}`) : t(`finding.effect.${value}`) }))} />
      {effectsOf(clause, head.locale).map((effect) => <FormAsked key={effect} effect={effect} country={head.country} />)}
    </div>
  );
}

function FormAsked({ effect, country }: { effect: LegalEffect; country: string }) {
  const t = usePhrases();
  const rule = formRequired(country, effect);
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <>
      <p className="meta-2">{t(`finding.effect.${effect}`)}. {t(`law.form.${typeof rule === 'string' ? rule : rule.form}`)}.</p>
      {typeof rule === 'string' ? null : <p className="meta">{rule.source} · {t('law.checked', { day: day.format(new Date(rule.checkedOn)) })}</p>}
    </>
  );
}
