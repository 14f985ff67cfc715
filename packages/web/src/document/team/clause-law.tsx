import type { Clause, DocumentHead } from '@entente/core/document/content';
import { CLAUSE_EFFECTS, rulesFor, type LegalEffect } from '@entente/core/document/law/clause-effect';
import { MADE_FOR_HIRE, type FormAnswer } from '@entente/core/document/law/form-rules';
import { intlTag } from '@entente/core/kernel/locale-list';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** What a clause does in law, and the form that the law of the document's country asks for it, with its source and the day it was looked up. */
export function ClauseLaw({ clause, head, onSet }: { clause: Clause; head: DocumentHead; onSet: (effect: string) => void }) {
  const t = usePhrases();
  return (
    <div className="dc-wide">
      <SelectField label={t('law.effect')} hint={t('law.effectHint')} value={clause.effect} onChange={onSet} options={CLAUSE_EFFECTS.map((value) => ({ value, label: value === 'unsaid' || value === 'none' ? t(`law.effect.${value}`) : t(`finding.effect.${value}`) }))} />
      {rulesFor(clause, head).map(({ effect, rule }) => <FormAsked key={`${effect}${typeof rule === 'string' ? '' : rule.source}`} effect={effect} rule={rule} />)}
    </div>
  );
}

function FormAsked({ effect, rule }: { effect: LegalEffect; rule: FormAnswer }) {
  const t = usePhrases();
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <>
      <p className="meta-2">{t(`finding.effect.${effect}`)}. {rule === MADE_FOR_HIRE ? t('law.forHire') : `${t(`law.form.${typeof rule === 'string' ? rule : rule.form}`)}.`}</p>
      {typeof rule === 'string' ? null : <p className="meta">{rule.source} · {t('law.checked', { day: day.format(new Date(rule.checkedOn)) })}</p>}
    </>
  );
}
