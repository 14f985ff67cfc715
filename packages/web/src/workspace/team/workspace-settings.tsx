import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkspaceView } from '@entente/contract/workspace/workspace.contract';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave } from '../../shell/team-app/autosave.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { sessionQuery, useMay } from '../../shell/team-app/session.ts';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { ComboField } from '../../ui/combo-field.tsx';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState, type Saving } from '../../ui/save-state.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { clockWords } from '../../ui/time-words.ts';
import { countryNames, currencyNames, timeZoneNames } from '../place-names.ts';
import { workspaceQuery } from '../workspace.queries.ts';
import { DaysOffSetting, daysOffWords } from './days-off-setting.tsx';
import { NeededField, SettingPlace } from './setting.tsx';

type Fields = Pick<WorkspaceView, 'name' | 'legalName' | 'registration' | 'address' | 'country' | 'currency' | 'timeZone' | 'locale' | 'formalAddress' | 'signingLevel' | 'daysOff'>;
const FIELDS = ['name', 'legalName', 'registration', 'address', 'country', 'currency', 'timeZone', 'locale', 'formalAddress', 'signingLevel', 'daysOff'] as const;
const LOCALES = (Object.entries(LOCALE_NAMES) as [WorkspaceView['locale'], string][]).map(([value, label]) => ({ value, label }));

/** The firm, its place and its habits. Saves itself; whoever may not change it reads it. */
export function WorkspaceSettings() {
  const { data, error, refetch } = useQuery(workspaceQuery);
  const mayChange = useMay('change-workspace');
  if (error !== null && data === undefined) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  return mayChange ? <WorkspaceFields workspace={data} /> : <WorkspaceFacts workspace={data} />;
}

function WorkspaceFields({ workspace }: { workspace: WorkspaceView }) {
  const t = usePhrases();
  const [start] = useState(() => Object.fromEntries(FIELDS.map((field) => [field, workspace[field]])) as Fields);
  const { values, set, saving, conflicts, settle } = useAutosave<Fields>(start, (patch) => api.workspace.update(patch), [workspaceQuery.queryKey, sessionQuery.queryKey]);
  const part = { values, set };
  const told = (field: string, value: unknown): string => (field === 'daysOff' && Array.isArray(value) ? daysOffWords(t, value as Fields['daysOff']) : String(value ?? ''));
  return (
    <>
      {conflicts.map(({ field, yours, theirs, before }) => (
        <ConflictField key={field} label={t(`settings.${field === 'locale' ? 'workspaceLocale' : field}`)} who={t('settings.conflictWho')} time={clockWords(t.locale, new Date())} yours={told(field, yours)} theirs={told(field, theirs)} before={told(field, before)} onKeepYours={() => settle(field, 'yours')} onTakeTheirs={() => settle(field, 'theirs')} />
      ))}
      <FirmGroup {...part} saving={saving} />
      <PlaceGroup {...part} />
      <AgreementGroup {...part} />
    </>
  );
}

type GroupProps = { values: Fields; set: (part: Partial<Fields>) => void };

function FirmGroup({ values, set, saving }: GroupProps & { saving: Saving }) {
  const t = usePhrases();
  return (
    <section className="ws-group">
      <SectionRule aside={<SaveState saving={saving} />}>{t('settings.groupFirm')}</SectionRule>
      <div className="ws-fields">
        <SettingPlace id="name"><NeededField label={t('settings.name')} hint={t('settings.nameHelp')} missing={t('settings.nameMissing')} value={values.name} onChange={(name) => set({ name })} /></SettingPlace>
        <SettingPlace id="legal-name"><Field label={t('settings.legalName')} hint={t('settings.legalNameHelp')} maxLength={200} value={values.legalName} onChange={(legalName) => set({ legalName })} /></SettingPlace>
        <SettingPlace id="registration"><Field label={t('settings.registration')} hint={t('settings.registrationHelp')} maxLength={200} value={values.registration} onChange={(registration) => set({ registration })} /></SettingPlace>
        <SettingPlace id="address"><Field label={t('settings.address')} hint={t('settings.addressHelp')} maxLength={300} value={values.address} onChange={(address) => set({ address })} /></SettingPlace>
      </div>
    </section>
  );
}

function PlaceGroup({ values, set }: GroupProps) {
  const t = usePhrases();
  return (
    <section className="ws-group">
      <SectionRule>{t('settings.groupPlace')}</SectionRule>
      <div className="ws-fields">
        <SettingPlace id="country"><ComboField label={t('settings.country')} hint={t('settings.countryHelp')} none={t('settings.noCountry')} options={countryNames(t.locale)} value={values.country} onChange={(country) => set({ country })} /></SettingPlace>
        <SettingPlace id="currency"><ComboField label={t('settings.currency')} hint={t('settings.currencyHelp')} none={t('settings.noCurrency')} options={currencyNames(t.locale)} value={values.currency} onChange={(currency) => set({ currency })} /></SettingPlace>
        <SettingPlace id="time-zone"><ComboField label={t('settings.timeZone')} hint={t('settings.timeZoneHelp')} none={t('settings.noTimeZone')} options={timeZoneNames()} value={values.timeZone} onChange={(timeZone) => set({ timeZone })} /></SettingPlace>
        <SettingPlace id="workspace-language"><SelectField label={t('settings.workspaceLocale')} hint={t('settings.workspaceLocaleHelp')} options={LOCALES} value={values.locale} onChange={(locale) => set({ locale })} /></SettingPlace>
      </div>
      <DaysOffSetting daysOff={values.daysOff} today={dayIn(values.timeZone, new Date())} onChange={(daysOff) => set({ daysOff: [...daysOff] })} />
    </section>
  );
}

function AgreementGroup({ values, set }: GroupProps) {
  const t = usePhrases();
  return (
    <section className="ws-group">
      <SectionRule>{t('settings.groupAgreements')}</SectionRule>
      <div className="ws-fields">
        <SettingPlace id="formal-address">
          <SelectField label={t('settings.formalAddress')} hint={t('settings.formalAddressHelp')} value={values.formalAddress ? 'formal' : 'informal'} onChange={(how) => set({ formalAddress: how === 'formal' })} options={[{ value: 'formal', label: t('settings.formal') }, { value: 'informal', label: t('settings.informal') }]} />
        </SettingPlace>
        <SettingPlace id="signing-level">
          <SelectField label={t('settings.signingLevel')} hint={t('settings.signingLevelHelp')} value={values.signingLevel} onChange={(signingLevel) => set({ signingLevel })} options={SIGNING_LEVELS.map((value) => ({ value, label: t(`settings.level_${value}`) }))} />
        </SettingPlace>
      </div>
    </section>
  );
}

function WorkspaceFacts({ workspace }: { workspace: WorkspaceView }) {
  const t = usePhrases();
  const country = countryNames(t.locale).find(({ value }) => value === workspace.country)?.label ?? workspace.country;
  const facts = [
    { term: t('settings.name'), value: workspace.name },
    { term: t('settings.legalName'), value: workspace.legalName },
    { term: t('settings.registration'), value: workspace.registration },
    { term: t('settings.address'), value: workspace.address },
    { term: t('settings.country'), value: country },
    { term: t('settings.currency'), value: workspace.currency },
    { term: t('settings.timeZone'), value: workspace.timeZone.replaceAll('_', ' ') },
    { term: t('settings.daysOff'), value: daysOffWords(t, workspace.daysOff) },
    { term: t('settings.workspaceLocale'), value: LOCALE_NAMES[workspace.locale] },
    { term: t('settings.signingLevel'), value: t(`settings.level_${workspace.signingLevel}`) },
  ];
  return <section className="ws-group"><p className="meta-2">{t('settings.readOnly')}</p><Facts facts={facts} wide /></section>;
}
