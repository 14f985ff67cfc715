import { useState } from 'react';
import { CheckField } from '../../ui/check-field.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { KitSection } from './kit-section.tsx';

const CLIENTS = ['Apteki Rumianek', 'Bank Wschodni', 'Biuro Ołówek', 'Hotel Pod Sową', 'Klinika Oko', 'Termy Podgórze', 'Uczelnia Nadwiślańska'].map((label) => ({ value: label, label }));
const LANGUAGES = [{ value: 'pl', label: 'Polski' }, { value: 'ru', label: 'Русский' }] as const;
const AT = new Date(2026, 2, 17, 14, 2);

/** Fields in every state. */
export function KitFields() {
  return (
    <>
      <KitSection title="Fields"><TextFields /></KitSection>
      <KitSection title="Choosing, dates, money"><ChoiceFields /></KitSection>
      <KitSection title="Saved, or written by two">
        <div className="kit-stack">
          <div className="kit-row kit-row--far"><SaveState saving={{ state: 'saved', at: AT }} /><SaveState saving={{ state: 'saving' }} /></div>
          <div className="kit-row kit-row--far"><SaveState saving={{ state: 'waiting' }} /><SaveState saving={{ state: 'failed' }} /></div>
          <ConflictField label="Next step" who="Nadia Kravets" time="14:02" yours="Approve amendment 1 with Iga" theirs="Call Iga about April" before="Amendment 1" onKeepYours={() => undefined} onTakeTheirs={() => undefined} />
        </div>
      </KitSection>
    </>
  );
}

function TextFields() {
  const [decider, setDecider] = useState('Marek Sobol');
  const [days, setDays] = useState('five');
  const [reason, setReason] = useState('If Marek is ill for a week, do our dates move as well?');
  return (
    <div className="kit-stack">
      <Field label="Decider" value={decider} onChange={setDecider} hint="Used in clauses 2.2 and 4.3" />
      <Field label="Days to review" value={days} onChange={setDays} error="Write a number from 1 to 60. What you typed stays; did you mean 5?" />
      <Field label="Register number" optional="optional" value="KRS 0000000000" onChange={() => undefined} readOnly />
      <TextField label="Question" value={reason} onChange={setReason} read />
    </div>
  );
}

function ChoiceFields() {
  const [client, setClient] = useState<string | null>('Biuro Ołówek');
  const [language, setLanguage] = useState<'pl' | 'ru' | ''>('');
  const [day, setDay] = useState('2026-05-28');
  const [price, setPrice] = useState<{ minor: number | null; currency: string }>({ minor: 7840000, currency: 'PLN' });
  const [agreed, setAgreed] = useState(true);
  const [consent, setConsent] = useState(false);
  return (
    <div className="kit-stack">
      <ComboField label="Client" options={CLIENTS} value={client} onChange={setClient} none="No client is called that." />
      <SelectField label="Language" options={LANGUAGES} value={language} onChange={setLanguage} placeholder="Choose one" />
      <DateField label="Launch" value={day} onChange={setDay} />
      <MoneyField label="Price, net" value={price} onChange={setPrice} currencies={['PLN', 'EUR', 'USD']} locale="pl" notAnAmount="This is not an amount." currencyLabel="Currency" />
      <CheckField checked={agreed} onChange={setAgreed}>Everything I charge is in clause 3</CheckField>
      <CheckField checked={consent} onChange={setConsent} error="Agree first, or leave it unsent.">Send without the price</CheckField>
    </div>
  );
}
