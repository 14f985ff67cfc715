import { useMemo, useRef, useState } from 'react';
import type { DealLineView } from '@entente/contract/deal/deal.contract';
import type { ProductView } from '@entente/contract/deal/product.contract';
import { lineAmount } from '@entente/core/deal/deal-amount';
import { minorDigits } from '@entente/core/kernel/minor-digits';
import { moneyWords } from '../../record/cell-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { formatMinor } from '../../ui/money-text.ts';
import { formatScaled, parseScaled } from '../../ui/number-text.ts';
import type { OptionSource, PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { intlTag } from '../../ui/time-words.ts';

export type Line = Omit<DealLineView, 'amount'>;
type DealLineProps = { line: Line; currency: string; onChange: (line: Line) => void; onRemove: () => void };

/** One line: product or words, how many, at what price, less what; what it comes to stands at its end. */
export function DealLine({ line, currency, onChange, onRemove }: DealLineProps) {
  const t = usePhrases();
  const { source, known } = useProducts();
  const amount = lineAmount(line);
  const choose = ([option]: readonly PickOption[]) => {
    const product = option === undefined ? undefined : known.current.get(option.value);
    const price = product !== undefined && product.unitPrice !== null && product.currency === currency ? { unitPrice: product.unitPrice } : {};
    onChange({ ...line, productId: option?.value ?? null, productName: option?.label ?? '', ...price });
  };
  const chosen = line.productId === null ? [] : [{ value: line.productId, label: line.productName }];
  return (
    <li>
      <PickField label={t('deal.product')} source={source} chosen={chosen} onChange={choose} empty={t('deal.noProduct')} />
      <Field label={t('deal.description')} value={line.description} maxLength={300} autoComplete="off" onChange={(description) => onChange({ ...line, description })} />
      <NumberField label={t('deal.quantity')} value={line.quantity} scale={3} least={0} onChange={(quantity) => onChange({ ...line, quantity })} />
      <NumberField label={t('deal.unitPrice', { currency })} value={line.unitPrice} scale={minorDigits(currency)} onChange={(unitPrice) => onChange({ ...line, unitPrice })} />
      <NumberField label={t('deal.discount')} value={line.discountPermille} scale={1} least={0} most={1000} onChange={(discountPermille) => onChange({ ...line, discountPermille })} />
      <span className="dl-products__amount num" title={t('deal.lineAmount')}>{amount.ok ? moneyWords(t, amount.value, currency) : '–'}</span>
      <IconButton shape="cross" label={t('deal.removeLine', { name: line.productName === '' ? line.description : line.productName })} onClick={onRemove} />
    </li>
  );
}

type NumberFieldProps = { label: string; value: number; scale: number; least?: number; most?: number; onChange: (value: number) => void };

/** A number as people type it; what is none stays as typed and says so. */
function NumberField({ label, value, scale, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER, onChange }: NumberFieldProps) {
  const t = usePhrases();
  const tag = intlTag(t.locale);
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? value : parseScaled(draft, scale, tag);
  const wrong = read === null || read === undefined || read < least || read > most;
  const type = (text: string) => {
    setDraft(text);
    const next = parseScaled(text, scale, tag);
    if (next !== null && next !== undefined && next >= least && next <= most) onChange(next);
  };
  const shown = draft ?? (scale === 2 ? formatMinor(value, 'EUR', tag) : formatScaled(value, scale, tag));
  return <Field label={label} inputMode="decimal" autoComplete="off" value={shown} onChange={type} onBlur={() => { if (!wrong) setDraft(null); }} error={wrong ? t('kit.notAnAmount') : undefined} />;
}

/** Products by a part of the name; those that were found are remembered with their price. */
function useProducts() {
  const known = useRef(new Map<string, ProductView>());
  const source = useMemo((): OptionSource => ({
    find: async (words, signal) => {
      const { rows } = await api.product.list({ limit: 20, ...(words === '' ? {} : { search: words }) }, { signal });
      for (const row of rows) known.current.set(row.id, row);
      return rows.map(({ id, name, code }) => ({ value: id, label: name, ...(code === '' ? {} : { note: code }) }));
    },
  }), []);
  return { source, known };
}
