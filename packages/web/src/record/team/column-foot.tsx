import { useQuery } from '@tanstack/react-query';
import type { Aggregates } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { Menu } from '../../ui/menu.tsx';
import { formatScaled } from '../../ui/number-text.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { cellWords, moneyWords } from '../cell-words.ts';
import { fieldLabel, type FieldView } from '../field-words.ts';
import type { FootKind } from '../record-place.ts';
import { aggregatesQuery, type RecordsAsked } from '../record.queries.ts';

type ColumnFootProps = {
  field: FieldView;
  asked: RecordsAsked;
  /** "amount.sum", "nextStep.filled" of every column. */
  foot: readonly string[];
  onFoot: (foot: readonly string[]) => void;
};

/** What a column comes to: chosen under the column itself. The rows never wait for it. */
export function ColumnFoot({ field, asked, foot, onFoot }: ColumnFootProps) {
  const t = usePhrases();
  const label = fieldLabel(t, asked.kind, field);
  const chosen = foot.find((one) => footField(one) === field.key);
  const kind = chosen === undefined ? null : footKind(chosen);
  const { data, isPending } = useQuery({ ...aggregatesQuery({ ...asked, columns: footFields(foot) }), enabled: kind !== null });
  const choose = (next: FootKind | null) => onFoot([...foot.filter((one) => footField(one) !== field.key), ...(next === null ? [] : [`${field.key}.${next}`])]);
  const lines = kind === null ? [] : isPending ? [t('kit.loading')] : footLines(t, { data, field, kind, record: asked.kind });
  const words = lines.join(', ');
  return (
    <Menu
      target={<button type="button" className="rl-foot" data-empty={kind === null ? '' : undefined} aria-label={t('list.footOf', { field: label, value: words === '' ? t('list.footNone') : words })}>{lines.length === 0 ? t('list.footChoose') : lines.map((line) => <span key={line}>{line}</span>)}</button>}
      groups={[{ label, items: [{ label: t('list.footNone'), chosen: kind === null, run: () => choose(null) }, ...kindsOf(field).map((one) => ({ label: t(`list.foot_${one}`), chosen: one === kind, run: () => choose(one) }))] }]}
    />
  );
}

const footField = (one: string): string => one.slice(0, one.lastIndexOf('.'));
const footKind = (one: string): FootKind => one.slice(one.lastIndexOf('.') + 1) as FootKind;

/** The fields that something stands under. */
export function footFields(foot: readonly string[]): readonly string[] {
  return foot.map(footField);
}

function kindsOf({ type }: FieldView): readonly FootKind[] {
  if (type === 'money') return ['sum', 'filled'];
  if (type === 'number') return ['sum', 'min', 'max', 'filled'];
  return type === 'date' || type === 'instant' ? ['min', 'max', 'filled'] : ['filled'];
}

type Footed = { data: Aggregates | undefined; field: FieldView; kind: FootKind; record: ListKind };

/** Amounts by currency, one a line, never added across; other figures on one line. */
function footLines(t: Translator, footed: Footed): readonly string[] {
  const sums = footed.kind === 'sum' ? footed.data?.columns.find((one) => one.field === footed.field.key)?.sums : undefined;
  if (sums === undefined) return [footWords(t, footed)];
  return sums.length === 0 ? ['–'] : sums.map(({ currency, value }) => moneyWords(t, value, currency));
}

function footWords(t: Translator, { data, field, kind, record }: Footed): string {
  const column = data?.columns.find((one) => one.field === field.key);
  if (column === undefined) return t('list.footTooMany');
  if (kind === 'filled') return column.filled === undefined ? t('list.footTooMany') : t('list.footFilled', { count: column.filled });
  if (kind === 'sum') return column.sum === undefined ? t('list.footTooMany') : formatScaled(column.sum, field.rules.scale ?? 0, intlTag(t.locale));
  const value = kind === 'min' ? column.min : column.max;
  return value === undefined || value === null ? '–' : cellWords(t, { kind: record, field, row: { values: { [field.key]: value }, names: {} } });
}
