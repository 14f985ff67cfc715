import { Combobox, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { clientQuery } from '../../client/client.queries.ts';
import { HomeField } from '../../client/team/home-field.tsx';
import { api } from '../../shell/team-app/api.ts';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import '../../ui/combo-field.css';
import { Field } from '../../ui/field.tsx';
import { FieldFrame } from '../../ui/field-frame.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** With whom: a client that is there already, or a new one with the person who signs. */
export type ChosenClient =
  | { readonly is: 'known'; readonly id: string; readonly name: string; readonly contactId: string | null }
  | { readonly is: 'new'; readonly kind: 'organisation' | 'person'; readonly name: string; readonly isConsumer: boolean; readonly country: string; readonly locale: Locale; readonly contactName: string; readonly email: string; readonly roleTitle: string };

type ChoiceProps = { value: ChosenClient | null; onChange: (client: ChosenClient | null) => void; /** Marks what is missing. */ shown: boolean };

/** One field for both: a part of a known client's name finds them, any other name starts a new one. */
export function ClientChoice({ value, onChange, shown }: ChoiceProps) {
  const t = usePhrases();
  if (value === null) return <FindClient onChange={onChange} shown={shown} />;
  return (
    <div className="ag-client">
      <div className="ag-client__name"><span className="label">{t('agreement.client')}</span><span className="strong">{value.name}</span><Button kind="text" small onClick={() => onChange(null)}>{t('agreement.anotherClient')}</Button></div>
      {value.is === 'known' ? <KnownClient value={value} onChange={onChange} /> : <NewClient value={value} onChange={onChange} shown={shown} />}
    </div>
  );
}

const PAUSE_MS = 160;
const FOUND = 8;
const NEW = 'new';

function FindClient({ onChange, shown }: Pick<ChoiceProps, 'onChange' | 'shown'>) {
  const t = usePhrases();
  const [typed, setTyped] = useState('');
  const sought = usePaused(typed);
  const box = useCombobox();
  const { data } = useQuery({ queryKey: ['clients', 'found', sought], queryFn: ({ signal }) => api.client.list({ limit: FOUND, sort: sought === '' ? 'updated' : 'name', ...(sought === '' ? {} : { search: sought }) }, { signal }) });
  const name = typed.trim();
  const choose = (id: string) => {
    box.closeDropdown();
    if (id === NEW) onChange({ is: 'new', kind: 'organisation', name, isConsumer: false, country: '', locale: t.locale, contactName: '', email: '', roleTitle: '' });
    else onChange({ is: 'known', id, name: data?.rows.find((row) => row.id === id)?.name ?? '', contactId: null });
  };
  const type = (text: string) => {
    setTyped(text);
    box.openDropdown();
    box.selectFirstOption();
  };
  return (
    <FieldFrame label={t('agreement.client')} hint={t('agreement.clientHint')} error={shown ? t('agreement.clientMissing') : undefined}>
      {(ties) => (
        <Combobox store={box} onOptionSubmit={choose} classNames={{ dropdown: 'ui-combo' }} withinPortal={false}>
          <Combobox.Target>
            <span className="ui-select">
              <Combobox.EventsTarget withExpandedAttribute>
                <input {...ties} className="ui-input" role="combobox" autoComplete="off" spellCheck={false} value={typed} onFocus={() => box.openDropdown()} onBlur={() => box.closeDropdown()} onChange={(event) => type(event.target.value)} />
              </Combobox.EventsTarget>
            </span>
          </Combobox.Target>
          <Combobox.Dropdown>
            <Combobox.Options className="ui-combo__options" aria-label={t('agreement.client')}>
              {(data?.rows ?? []).map((row) => <Combobox.Option key={row.id} value={row.id} className="ui-combo__option"><span>{row.name}</span></Combobox.Option>)}
              {name === '' ? null : <Combobox.Option value={NEW} className="ui-combo__option"><span>{t('agreement.newClient', { name })}</span></Combobox.Option>}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </FieldFrame>
  );
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Which of the client's people signs; without an address nobody can. */
function KnownClient({ value, onChange }: { value: Extract<ChosenClient, { is: 'known' }>; onChange: ChoiceProps['onChange'] }) {
  const t = usePhrases();
  const { data: client } = useQuery(clientQuery(value.id));
  const people = (client?.contacts ?? []).filter(({ email }) => email !== '');
  if (client === undefined) return null;
  if (people.length === 0) return <p className="meta-2">{t('agreement.nobodyWithAddress')}</p>;
  return <SelectField autoFocus label={t('agreement.whoSigns')} value={value.contactId ?? people[0]?.id ?? ''} options={people.map(({ id, name, roleTitle }) => ({ value: id, label: roleTitle === '' ? name : `${name}, ${roleTitle}` }))} onChange={(contactId) => onChange({ ...value, contactId })} />;
}

function NewClient({ value, onChange, shown }: { value: Extract<ChosenClient, { is: 'new' }>; onChange: ChoiceProps['onChange']; shown: boolean }) {
  const t = usePhrases();
  const set = (part: Partial<typeof value>) => onChange({ ...value, ...part });
  const person = value.kind === 'person';
  return (
    <div className="ag-client__new">
      <SegmentedChoice label={t('client.kind')} value={value.kind} onChange={(kind) => set({ kind })} segments={[{ value: 'organisation', label: t('client.organisation') }, { value: 'person', label: t('client.person') }]} />
      {person ? <CheckField checked={value.isConsumer} onChange={(isConsumer) => set({ isConsumer })} hint={t('client.isConsumerHint')}>{t('client.isConsumer')}</CheckField> : <Field label={t('agreement.whoSigns')} value={value.contactName} onChange={(contactName) => set({ contactName })} autoComplete="off" autoFocus error={shown && value.contactName.trim() === '' ? t('agreement.personMissing') : undefined} />}
      {person ? <HomeField value={value.country} isConsumer={value.isConsumer} onChange={(country) => set({ country })} /> : <Field label={t('client.contactRole')} optional={t('kit.optional')} value={value.roleTitle} onChange={(roleTitle) => set({ roleTitle })} autoComplete="off" />}
      <Field label={t('agreement.personEmail')} type="email" value={value.email} onChange={(email) => set({ email })} autoComplete="off" error={shown && !isEmailAddress(value.email) ? t('shell.emailWrong') : undefined} />
      <SelectField label={t('agreement.language')} value={value.locale} options={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))} onChange={(locale) => set({ locale })} />
    </div>
  );
}

/** The choice as the API takes it; null while something is missing. A person signs for themselves. */
export function clientInput(client: ChosenClient | null) {
  if (client === null) return null;
  if (client.is === 'known') return client.contactId === null ? { clientId: client.id } : { clientId: client.id, contactId: client.contactId };
  const { kind, name, isConsumer, country, locale, email, roleTitle } = client;
  const signer = kind === 'person' ? name : client.contactName;
  if (signer.trim() === '' || !isEmailAddress(email)) return null;
  return { kind, name, ...(kind === 'person' ? { isConsumer, country } : {}), locale, contact: { name: signer, email, roleTitle } };
}
