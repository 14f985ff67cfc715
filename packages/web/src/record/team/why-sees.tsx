import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { OWNED_KINDS, type OwnedKind } from '@entente/core/workspace/sight';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Lamp } from '../../ui/lamp.tsx';
import type { OptionSource, PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { recordSource } from '../option-sources.ts';
import { membersQuery } from '../record.queries.ts';
import { hiddenLabel } from './role-rights.tsx';

/** For any person and any record: is it seen, and why. */
export function WhySees() {
  const t = usePhrases();
  const members = useQuery(membersQuery).data ?? [];
  const [personId, setPersonId] = useState('');
  const [kind, setKind] = useState<OwnedKind>('client');
  const [records, setRecords] = useState<readonly PickOption[]>([]);
  const source = useMemo(() => sourceOf(kind), [kind]);
  const [record] = records;
  return (
    <section id="why-sees" className="ws-setting">
      <SectionRule>{t('right.why')}</SectionRule>
      <p className="meta-2 rr-help">{t('right.whyHelp')}</p>
      <div className="rr-why">
        <SelectField label={t('right.person')} value={personId} placeholder={t('right.choose')} options={members.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))} onChange={setPersonId} />
        <SelectField label={t('right.kind')} value={kind} options={OWNED_KINDS.map((value) => ({ value, label: t(`right.kind_${value}`) }))} onChange={(next) => { setKind(next); setRecords([]); }} />
        <PickField key={kind} label={t('right.record')} source={source} chosen={records} onChange={setRecords} empty={t('right.choose')} needed />
      </div>
      {personId === '' || record === undefined ? null : <Answer personId={personId} kind={kind} recordId={record.value} />}
    </section>
  );
}

function Answer({ personId, kind, recordId }: { personId: string; kind: OwnedKind; recordId: string }) {
  const t = usePhrases();
  const sight = useQuery({ queryKey: ['sight', personId, kind, recordId], queryFn: ({ signal }) => api.right.recordSight({ id: personId, kind, recordId }, { signal }) });
  if (sight.isError) return <p role="status">{refusalWords(t, sight.error)}</p>;
  if (sight.data === undefined) return null;
  const { sees, reasons, recordName, person, hidden } = sight.data;
  return (
    <div className="rr-answer" role="status">
      <Lamp state={sees ? 'fits' : 'against'}>{t(sees ? 'right.yes' : 'right.no', { person: person.name, record: recordName })}</Lamp>
      <ol>{reasons.map((reason) => <li key={reason}>{t(`right.r_${reason}`)}</li>)}</ol>
      {sees && hidden.length > 0 ? <p>{t('right.hiddenFor', { fields: hidden.map((key) => hiddenLabel(t, kind, key)).join(', ') })}</p> : null}
    </div>
  );
}

function sourceOf(kind: OwnedKind): OptionSource {
  if (kind !== 'engagement') return recordSource(kind);
  return { find: async (words, signal) => (await api.engagement.list({ limit: 20, ...(words === '' ? {} : { search: words }) }, { signal })).rows.map(({ id, name, clientName }) => ({ value: id, label: name, note: clientName })) };
}
