import { useState } from 'react';
import { parseMinor } from '@entente/core/kernel/typed-amount';
import { FieldFrame, type FieldWords } from './field-frame.tsx';
import { formatMinor } from './money-text.ts';
import { Sign } from './sign.tsx';

/** An amount in minor units (grosz, cent) with its ISO 4217 currency. */
export type Amount = { minor: number; currency: string };

type MoneyFieldProps = FieldWords & {
  /** `minor` is null while the field is empty. */
  value: { minor: number | null; currency: string };
  currencies: readonly string[];
  /** BCP 47 tag that decides separators. */
  locale: string;
  onChange: (value: { minor: number | null; currency: string }) => void;
  /** Said when what was typed is no amount; the text stays. */
  notAnAmount: string;
  currencyLabel: string;
};

/** An amount and its currency. Accepts spaces, commas and points as people type them; shows the locale's form on leaving. */
export function MoneyField({ label, optional, hint, error, value, currencies, locale, onChange, notAnAmount, currencyLabel }: MoneyFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = draft ?? formatMinor(value.minor, value.currency, locale);
  const leave = () => {
    if (draft === null) return;
    const minor = parseMinor(draft, value.currency);
    setWrong(minor === undefined);
    if (minor === undefined) return;
    setDraft(null);
    onChange({ minor, currency: value.currency });
  };
  return (
    <FieldFrame label={label} optional={optional} hint={hint} error={wrong ? notAnAmount : error}>
      {(ties) => (
        <span className="ui-joined">
          <input {...ties} className="ui-input ui-input--number" inputMode="decimal" autoComplete="off" value={shown} onChange={(event) => setDraft(event.target.value)} onBlur={leave} onKeyDown={(event) => event.key === 'Enter' && leave()} />
          <span className="ui-select">
            <select className="ui-input" aria-label={currencyLabel} value={value.currency} onChange={(event) => onChange({ minor: value.minor, currency: event.target.value })}>
              {currencies.map((currency) => <option key={currency}>{currency}</option>)}
            </select>
            <Sign shape="open" />
          </span>
        </span>
      )}
    </FieldFrame>
  );
}
