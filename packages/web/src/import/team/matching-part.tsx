import { MATCH_ACTS, type ImportPlan, type MatchKey } from '@entente/core/import/import-plan';
import { INTERACTION_KINDS } from '@entente/core/kernel/interaction-kind';
import { CheckField } from '../../ui/check-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SeveralField } from './several-part.tsx';

type Named = { readonly id: string; readonly name: string };
type MatchingPartProps = { plan: ImportPlan; onPlan: (plan: ImportPlan) => void; members: readonly Named[]; pipelines: readonly Named[] };

/** What a row must share with a record to be the same, and what is done then. */
export function MatchingPart({ plan, onPlan, members, pipelines }: MatchingPartProps) {
  const t = usePhrases();
  const keys = offered(plan);
  const toggle = (key: MatchKey, on: boolean) => onPlan({ ...plan, matchBy: keys.filter((one) => (one === key ? on : plan.matchBy.includes(one))) });
  return (
    <section className="im-choices">
      <SectionRule look="bare">{t('import.matching')}</SectionRule>
      <div>
        <span className="label">{t('import.matchBy')}</span>
        <div className="im-checks">{keys.map((key) => <CheckField key={key} checked={plan.matchBy.includes(key)} onChange={(on) => toggle(key, on)}>{t(`import.matchBy.${key}`)}</CheckField>)}</div>
        {plan.matchBy.length === 0 ? <span className="meta-2">{t('import.matchNothing')}</span> : null}
      </div>
      <div className="im-reading">
        {plan.matchBy.length === 0 ? null : <SelectField label={t('import.onMatch')} value={plan.onMatch} options={MATCH_ACTS.map((value) => ({ value, label: t(`import.onMatch.${value}`) }))} onChange={(onMatch) => onPlan({ ...plan, onMatch })} />}
        {mayFitSeveral(plan) ? <SeveralField plan={plan} onChange={(onSeveral) => onPlan({ ...plan, onSeveral })} /> : null}
        {plan.kind === 'interaction' ? <KindField plan={plan} onPlan={onPlan} /> : null}
        {takesSeveral(plan) ? <SelectField label={t('import.severalValues')} value={plan.severalValues} options={(['add', 'replace'] as const).map((value) => ({ value, label: t(`import.severalValues.${value}`) }))} onChange={(severalValues) => onPlan({ ...plan, severalValues })} /> : null}
        <SelectField label={t('import.owner')} value={plan.ownerId ?? ''} placeholder={t('import.ownerMe')} options={members.map(({ id, name }) => ({ value: id, label: name }))} onChange={(ownerId) => onPlan({ ...plan, ownerId })} />
        {plan.kind === 'deal' && pipelines.length > 1 ? <SelectField label={t('field.deal.pipelineId')} value={plan.pipelineId ?? pipelines[0]?.id ?? ''} options={pipelines.map(({ id, name }) => ({ value: id, label: name }))} onChange={(pipelineId) => onPlan({ ...plan, pipelineId })} /> : null}
      </div>
    </section>
  );
}

/** An id of another program is one record's alone. */
function mayFitSeveral({ matchBy }: ImportPlan): boolean {
  return matchBy.some((key) => key !== 'externalId');
}

/** Further e-mails, phones and tags are the records' alone. */
function takesSeveral({ matchBy, kind }: ImportPlan): boolean {
  return matchBy.length > 0 && kind !== 'interaction';
}

/** What the rows are that do not say it. */
function KindField({ plan, onPlan }: Pick<MatchingPartProps, 'plan' | 'onPlan'>) {
  const t = usePhrases();
  return <SelectField label={t('import.interactionKind')} value={plan.interactionKind ?? 'note'} options={INTERACTION_KINDS.map((value) => ({ value, label: t(`interaction.${value}`) }))} onChange={(interactionKind) => onPlan({ ...plan, interactionKind })} />;
}

/** Keys that the columns taken can say something of. */
function offered({ kind, columns }: ImportPlan): readonly MatchKey[] {
  const has = (...keys: readonly string[]) => columns.some(({ to }) => to !== null && keys.includes(to));
  const named = has('name', 'givenName', 'familyName');
  const possible: readonly (MatchKey | false)[] = [has('externalId') && 'externalId', kind === 'client' && has('registration') && 'registration', kind !== 'deal' && has('email') && 'email', kind !== 'deal' && has('phone') && 'phone', named && 'name', named && kind !== 'client' && has('clientId') && 'nameAndClient'];
  return possible.filter((key) => key !== false);
}
