import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QualityRuleView } from '@entente/contract/quality/quality.contract';
import { RULE_STARTS } from '@entente/core/quality/quality-rule';
import type { RecordKind } from '@entente/core/record/record-kind';
import { fieldLabel } from '../../record/field-words.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { useAct, type Act } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { qualityRulesQuery } from '../quality.queries.ts';
import { ruleWords } from '../rule-words.ts';

const FROMS = ['all', ...RULE_STARTS] as const;
const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const NEW_WEIGHT = 2;

/** What counts, and how much: owners weigh rules, switch them and add some. */
export function RuleList({ kind }: { kind: RecordKind }) {
  const t = usePhrases();
  const rules = useQuery(qualityRulesQuery).data?.filter((rule) => rule.kind === kind) ?? [];
  const { act } = useAct([['quality']]);
  const [adding, setAdding] = useState(false);
  return (
    <section id="quality-rules">
      <SectionRule aside={<Button small onClick={() => setAdding(!adding)}>{t('quality.ruleAdd')}</Button>}>{t('quality.rules')}</SectionRule>
      <p className="meta-2 qu-help">{t('quality.rulesHelp')}</p>
      {adding ? <AddRule kind={kind} rules={rules} onAdd={(rule) => { setAdding(false); void act(() => api.quality.createRule({ kind, ...rule, weight: NEW_WEIGHT }), { words: t('quality.ruleAdded') }); }} /> : null}
      <ul className="qu-rules">{rules.map((rule) => <RuleRow key={rule.id} kind={kind} rule={rule} act={act} />)}</ul>
    </section>
  );
}

function RuleRow({ kind, rule, act }: { kind: RecordKind; rule: QualityRuleView; act: Act }) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery(kind)).data ?? [];
  const words = ruleWords(t, rule, { kind, fields });
  const { id, weight, isOn, days, from, version } = rule;
  const change = (part: Partial<Pick<QualityRuleView, 'weight' | 'isOn' | 'from'>>) => void act(() => api.quality.updateRule({ id, weight, isOn, days, version, ...part }), { words: t('quality.ruleSaved') });
  return (
    <li className={kind === 'client' ? 'qu-rule--from' : undefined}>
      <span className={isOn ? undefined : 'qu-off'}>{words}</span>
      {kind === 'client' ? <select className="ui-input qu-from" aria-label={t('quality.from', { rule: words })} value={from ?? 'all'} onChange={(event) => change({ from: RULE_STARTS.find((one) => one === event.target.value) ?? null })}>{FROMS.map((one) => <option key={one} value={one}>{t(`quality.from_${one}`)}</option>)}</select> : null}
      <select className="ui-input qu-weight" aria-label={t('quality.weight', { rule: words })} value={weight} onChange={(event) => change({ weight: Number(event.target.value) })}>{WEIGHTS.map((one) => <option key={one} value={one}>{one}</option>)}</select>
      <CheckField checked={isOn} onChange={(next) => change({ isOn: next })}>{t('quality.isOn')}</CheckField>
      <Button kind="text" small aria-label={`${t('quality.ruleRemove')}: ${words}`} onClick={() => void act(() => api.quality.deleteRule({ id }), { words: t('quality.ruleRemoved') })}>{t('quality.ruleRemove')}</Button>
    </li>
  );
}

type NewRule = { readonly check: 'filled' | 'asked'; readonly field: string };
/** Stands for "whatever the stage asks for" among the fields. */
const OF_STAGE = '';

function AddRule({ kind, rules, onAdd }: { kind: RecordKind; rules: readonly QualityRuleView[]; onAdd: (rule: NewRule) => void }) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery(kind)).data ?? [];
  const ofStage = kind === 'deal' && rules.every(({ check }) => check !== 'asked') ? [{ value: OF_STAGE, label: t('quality.ruleStage') }] : [];
  const options = [...ofStage, ...fields.filter(({ editable }) => editable).map((field) => ({ value: field.key, label: fieldLabel(t, kind, field) }))];
  return <ComboField label={t('quality.ruleField')} options={options} value={null} onChange={(field) => onAdd({ check: field === OF_STAGE ? 'asked' : 'filled', field })} none={t('quality.noField')} />;
}
