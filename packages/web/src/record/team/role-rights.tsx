import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoleLimitsView } from '@entente/contract/workspace/right.contract';
import { SCOPES } from '@entente/core/kernel/actor';
import type { FieldKind } from '@entente/core/record/record-kind';
import { furtherFields, limitsNothing, mayBeHidden } from '@entente/core/workspace/role-limits';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useMay } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ROLE_WORDS } from '../../workspace/member-words.ts';
import { fieldLabel } from '../field-words.ts';
import { fieldsQuery } from '../record.queries.ts';
import './role-rights.css';

const SCOPE_WORDS = { own: 'right.scopeOwn', team: 'right.scopeTeam', all: 'right.scopeAll' } as const;
const SWITCHES = ['mayExport', 'mayDelete', 'mayBulk'] as const;

/** What managers and members see and may do less of, kind by kind. */
export function RoleRights() {
  const t = usePhrases();
  const mayChange = useMay('change-rights');
  const rights = useQuery({ queryKey: ['rights'], queryFn: ({ signal }) => api.right.list({}, { signal }) }).data?.rows ?? [];
  const [open, setOpen] = useState<RoleLimitsView | null>(null);
  return (
    <section id="role-rights" className="ws-setting">
      <SectionRule>{t('right.title')}</SectionRule>
      <p className="meta-2 rr-help">{t('right.help')}</p>
      <div className="rr-roles">{(['manager', 'member'] as const).map((role) => (
        <div key={role}>
          <SectionRule small level={3}>{t(ROLE_WORDS[role])}</SectionRule>
          <ul className="rr-rows">{rights.filter((row) => row.role === role).map((row) => (
            <li key={row.kind}>
              <span className="strong">{t(`right.kind_${row.kind}`)}</span>
              <span className="meta-2">{limitWords(t, row)}</span>
              {mayChange ? <Button kind="text" small aria-label={`${t('right.change')}: ${t(ROLE_WORDS[role])}, ${t(`right.kind_${row.kind}`)}`} onClick={() => setOpen(row)}>{t('right.change')}</Button> : null}
            </li>
          ))}</ul>
        </div>
      ))}</div>
      {open === null ? null : <LimitsDialog row={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** The limits of a role for a kind, in words. */
function limitWords(t: Translator, row: RoleLimitsView): string {
  if (limitsNothing(row)) return t('right.unlimited');
  const no = (key: (typeof SWITCHES)[number]): string[] => (row[key] ? [] : [`× ${t(`right.${key}`)}`]);
  const scope = row.scope === 'all' ? [] : [`${t('right.scope')}: ${t(SCOPE_WORDS[row.scope])}`];
  const hidden = row.hidden.length === 0 ? [] : [`${t('right.hidden')}: ${row.hidden.map((key) => hiddenLabel(t, row.kind, key)).join(', ')}`];
  return [...scope, ...hidden, ...SWITCHES.flatMap(no)].join(' · ');
}

export function hiddenLabel(t: Translator, kind: FieldKind, key: string): string {
  const further = `right.f_${key}`;
  return furtherFields(kind).includes(key) && t.has(further) ? t(further as PhraseKey) : fieldLabel(t, kind, { key, labels: {} });
}

/** Rights are asked about before they change. */
function LimitsDialog({ row, onClose }: { row: RoleLimitsView; onClose: () => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [limits, setLimits] = useState(row);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const fields = useHideable(row.kind);
  const save = async () => {
    const { role, kind, scope, hidden, mayExport, mayDelete, mayBulk, version } = limits;
    setBusy(true);
    try {
      await api.right.put({ role, kind, scope, hidden, mayExport, mayDelete, mayBulk, version });
      say({ words: t('right.saved') });
      onClose();
      await queries.invalidateQueries({ queryKey: ['rights'] });
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  const hide = (key: string, on: boolean) => setLimits((now) => ({ ...now, hidden: on ? [...now.hidden, key] : now.hidden.filter((one) => one !== key) }));
  return (
    <Dialog open onClose={onClose} title={t('right.changeTitle', { role: t(ROLE_WORDS[row.role]), kind: t(`right.kind_${row.kind}`) })} act={<Button kind="main" busy={busy ? t('right.saving') : undefined} onClick={() => void save()}>{t('right.save')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <SelectField label={t('right.scope')} value={limits.scope} options={SCOPES.map((value) => ({ value, label: t(SCOPE_WORDS[value]) }))} onChange={(scope) => setLimits((now) => ({ ...now, scope }))} />
        <div>{SWITCHES.map((key) => <CheckField key={key} checked={limits[key]} onChange={(on) => setLimits((now) => ({ ...now, [key]: on }))}>{t(`right.${key}`)}</CheckField>)}</div>
        {fields.length === 0 ? null : <fieldset className="rr-fields"><legend className="ws-legend">{t('right.hidden')}</legend>{fields.map(({ key, label }) => <CheckField key={key} checked={limits.hidden.includes(key)} onChange={(on) => hide(key, on)}>{label}</CheckField>)}</fieldset>}
      </form>
    </Dialog>
  );
}

/** The fields of a kind that may be hidden, the workspace's own too. */
function useHideable(kind: RoleLimitsView['kind']): readonly { key: string; label: string }[] {
  const t = usePhrases();
  const known = useQuery(fieldsQuery(kind)).data ?? [];
  const further = furtherFields(kind).map((key) => ({ key, label: hiddenLabel(t, kind, key) }));
  return [...further, ...known.filter(({ key }) => mayBeHidden(key)).map((field) => ({ key: field.key, label: fieldLabel(t, kind, field) }))];
}
