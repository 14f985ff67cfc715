import { HEARINGS, type Hearing } from '@entente/core/workspace/hearing';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave } from '../../shell/team-app/autosave.ts';
import { sessionQuery, useAtWork } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SettingPlace } from './setting.tsx';

/** How the reader hears by mail what clients say on their pages; kept at once, for themselves alone. */
export function HearingSetting() {
  const t = usePhrases();
  const { member } = useAtWork();
  const { values, set, saving } = useAutosave({ hearsClients: member.hearsClients }, (patch) => api.member.updateMe(patch), [sessionQuery.queryKey]);
  return (
    <section className="ws-group">
      <SectionRule aside={<SaveState saving={saving} />}>{t('settings.groupHearing')}</SectionRule>
      <div className="ws-fields"><SettingPlace id="hears-clients"><SelectField<Hearing> label={t('settings.hearsClients')} hint={t('settings.hearsClientsHelp')} value={values.hearsClients} onChange={(hearsClients) => set({ hearsClients })} options={HEARINGS.map((value) => ({ value, label: t(`settings.hears.${value}`) }))} /></SettingPlace></div>
    </section>
  );
}
