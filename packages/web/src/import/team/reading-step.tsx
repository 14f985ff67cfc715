import type { ImportView } from '@entente/contract/import/import.contract';
import { DELIMITERS, type Delimiter } from '@entente/core/import/delimited';
import { ENCODINGS, type Encoding } from '@entente/core/kernel/text-encoding';
import { IMPORT_KINDS, type ImportKind } from '@entente/core/import/import-kind';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { becauseWords, columnName } from './import-words.ts';

export type LookAgain = { encoding?: Encoding; delimiter?: Delimiter; headerRow?: number; sheet?: number; kind?: ImportKind };

const SIGNS: Readonly<Record<Delimiter, 'comma' | 'semicolon' | 'tab' | 'pipe'>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', 'windows-1250': 'Windows-1250', 'windows-1251': 'Windows-1251', 'windows-1252': 'Windows-1252', 'koi8-r': 'KOI8-R', 'iso-8859-2': 'ISO-8859-2' };

const SHOWN = [0, 1, 2] as const;
type ReadingStepProps = { view: ImportView; isBusy: boolean; onLook: (again: LookAgain) => void; onNext: () => void };

/** The second step: what the rows are and how the file was read, each guess with its reason and open to correction. */
export function ReadingStep({ view, isBusy, onLook, onNext }: ReadingStepProps) {
  const t = usePhrases();
  const { reading } = view;
  if (reading === null) return null;
  return (
    <>
      <section>
        <SectionRule look="bare" small>{t('import.whatRows')}</SectionRule>
        <SegmentedChoice label={t('import.whatRows')} value={view.kind} segments={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`import.kind.${kind}`) }))} onChange={(kind) => onLook({ kind })} />
        {reading.source === null ? null : <p className="meta-2">{t('import.looksLike', { source: t(`import.source.${reading.source}`) })}</p>}
      </section>
      {reading.format === 'cards' ? null : <ReadingFields view={view} onLook={onLook} />}
      <Sample view={view} />
      <div className="im-acts"><Button kind="main" keys="mod+enter" busy={isBusy ? t('import.lookingNow') : undefined} onClick={onNext}>{t('import.next')}</Button></div>
    </>
  );
}

function ReadingFields({ view, onLook }: Pick<ReadingStepProps, 'view' | 'onLook'>) {
  const t = usePhrases();
  const { reading } = view;
  if (reading === null) return null;
  const isText = reading.format === 'text';
  const rows = Array.from({ length: 11 }, (_, row) => ({ value: String(row), label: row === 0 ? t('import.headerNone') : t('import.rowNumber', { row }) }));
  return (
    <div className="im-reading">
      {isText ? <SelectField<Encoding> label={t('import.encoding')} hint={becauseWords(t, reading.encodingBecause)} value={reading.encoding} options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))} onChange={(encoding) => onLook({ encoding })} /> : null}
      {isText ? <SelectField<Delimiter> label={t('import.delimiter')} hint={becauseWords(t, reading.delimiterBecause)} value={reading.delimiter} options={DELIMITERS.map((value) => ({ value, label: t(`import.delimiter.${SIGNS[value]}`) }))} onChange={(delimiter) => onLook({ delimiter })} /> : null}
      {reading.sheets.length > 1 ? <SelectField label={t('import.sheet')} value={String(reading.sheet)} options={reading.sheets.map((label, at) => ({ value: String(at), label }))} onChange={(sheet) => onLook({ sheet: Number(sheet) })} /> : null}
      <SelectField label={t('import.headerRow')} hint={becauseWords(t, reading.headerBecause)} value={String(reading.headerRow)} options={rows} onChange={(row) => onLook({ headerRow: Number(row) })} />
    </div>
  );
}

/** Every column with three of its values: enough to see at a glance whether letters and columns are right. Values of one line need not be of one row, so columns are not set side by side. */
function Sample({ view }: { view: ImportView }) {
  const t = usePhrases();
  const columns = view.columns.map((column, at) => ({ column, at })).filter(({ column }) => !column.isEmpty);
  return (
    <div className="im-scroll" tabIndex={0} role="region" aria-label={t('import.samples')}>
      <table className="im-sheet">
        <caption className="visually-hidden">{t('import.samples')}</caption>
        <thead><tr><th scope="col">{t('import.column')}</th><th scope="col" colSpan={SHOWN.length}>{t('import.samples')}</th></tr></thead>
        <tbody>{columns.map(({ column, at }) => <tr key={at}><th scope="row">{columnName(t, view, at)}</th>{SHOWN.map((one) => <td key={one} title={column.samples[one]}>{column.samples[one] ?? ''}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
