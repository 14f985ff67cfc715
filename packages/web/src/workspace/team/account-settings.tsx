import type { ReactNode } from 'react';
import type { Locale } from '@entente/core/kernel/locale';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave } from '../../shell/team-app/autosave.ts';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { useOwnSettings } from '../../shell/team-app/own-settings.ts';
import { usePreferences, type Scheme } from '../../shell/team-app/preferences.tsx';
import { sessionQuery, useAtWork } from '../../shell/team-app/session.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { membersQuery } from '../workspace.queries.ts';
import { HearingSetting } from './hearing-setting.tsx';
import { OwnTimesSetting } from './own-times-setting.tsx';
import { PasswordSetting } from './password-setting.tsx';
import { SecondFactorSetting } from './second-factor-setting.tsx';
import { SessionList } from './session-list.tsx';
import { NeededField, SettingPlace } from './setting.tsx';
import { WorkspaceChoice } from './workspace-choice.tsx';

const LOCALES = (Object.entries(LOCALE_NAMES) as [Locale, string][]).map(([value, label]) => ({ value, label }));

/** What belongs to the person: their name, how the app looks and speaks to them, how they come in. @param devices what signs for them, which an area below knows. */
export function AccountSettings({ devices }: { devices: ReactNode }) {
  const t = usePhrases();
  return (
    <>
      <AboutYou />
      <HearingSetting />
      <OwnTimesSetting />
      <section className="ws-group"><SectionRule>{t('settings.groupDevice')}</SectionRule><LookAndKeys /></section>
      <section>
        <SectionRule>{t('settings.groupDoor')}</SectionRule>
        <PasswordSetting />
        <SecondFactorSetting />
        <SessionList />
        {devices}
      </section>
      <WorkspaceChoice />
    </>
  );
}

function AboutYou() {
  const t = usePhrases();
  const { member, email } = useAtWork();
  const { values, set, saving } = useAutosave({ name: member.name, roleTitle: member.roleTitle }, (patch) => api.member.updateMe(patch), [sessionQuery.queryKey, membersQuery.queryKey]);
  return (
    <section className="ws-group">
      <SectionRule aside={<SaveState saving={saving} />}>{t('settings.groupYou')}</SectionRule>
      <div className="ws-fields">
        <SettingPlace id="account-name"><NeededField label={t('settings.accountName')} hint={t('settings.accountNameHelp')} missing={t('settings.accountNameMissing')} autoComplete="name" value={values.name} onChange={(name) => set({ name })} /></SettingPlace>
        <SettingPlace id="role-title"><Field label={t('settings.roleTitle')} hint={t('settings.roleTitleHelp')} maxLength={200} autoComplete="organization-title" value={values.roleTitle} onChange={(roleTitle) => set({ roleTitle })} /></SettingPlace>
        <SettingPlace id="account-email"><Field label={t('settings.accountEmail')} hint={t('settings.accountEmailHelp')} readOnly value={email} onChange={() => undefined} /></SettingPlace>
      </div>
    </section>
  );
}

function LookAndKeys() {
  const t = usePhrases();
  const { scheme, setScheme, singleKeys } = usePreferences();
  const { chooseLocale, chooseSingleKeys } = useOwnSettings();
  const schemes: readonly { value: Scheme; label: string }[] = [{ value: 'system', label: t('shell.schemeSystem') }, { value: 'light', label: t('shell.schemeLight') }, { value: 'dark', label: t('shell.schemeDark') }];
  return (
    <div className="ws-fields">
      <SettingPlace id="language"><SelectField label={t('settings.language')} hint={t('settings.languageHelp')} options={LOCALES} value={t.locale} onChange={(locale) => void chooseLocale(locale)} /></SettingPlace>
      <SettingPlace id="appearance"><SelectField label={t('settings.appearance')} hint={t('settings.appearanceHelp')} options={schemes} value={scheme} onChange={setScheme} /></SettingPlace>
      <div className="ws-wide"><SettingPlace id="single-keys"><CheckField checked={singleKeys} onChange={(on) => void chooseSingleKeys(on)} hint={t('kit.singleKeysHint')}>{t('kit.singleKeysSetting')}</CheckField></SettingPlace></div>
    </div>
  );
}
