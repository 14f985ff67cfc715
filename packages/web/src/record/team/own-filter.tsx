import { lazy, Suspense, useState } from 'react';
import type { RecordFilter } from '@entente/core/record/record-filter';
import type { FieldKind } from '@entente/core/record/record-kind';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { FieldView } from '../field-words.ts';
import { countConditions } from '../filter-edit.ts';

const FilterBar = lazy(async () => ({ default: (await import('./filter-bar.tsx')).FilterBar }));

type OwnFilterProps = {
  kind: FieldKind;
  fields: readonly FieldView[];
  filter: RecordFilter;
  onChange: (filter: RecordFilter) => void;
  /** What is filtered, for the command box. */
  command: string;
  /** Names of ids that may stand in the filter. */
  names?: Readonly<Record<string, string>>;
};

/** A filter over the workspace's own fields, for lists that their areas keep: a quiet link until it is wanted, nothing where there are no such fields. */
export function OwnFilter({ kind, fields, filter, onChange, command, names = {} }: OwnFilterProps) {
  const t = usePhrases();
  const [wanted, setWanted] = useState(false);
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const begin = () => {
    setWanted(true);
    setAdding(true);
  };
  const none = fields.length === 0;
  useCommands(none ? [] : [{ id: `own-filter.${kind}`, label: command, run: begin }]);
  if (none) return null;
  const link = <button type="button" className="ui-link ui-link--small" onClick={begin}>{t('list.addFilter')}</button>;
  if (!wanted && countConditions(filter) === 0) return link;
  const ground = { kind, fields, names: { ...names, ...chosen }, onNames: (more: Readonly<Record<string, string>>) => setChosen((all) => ({ ...all, ...more })) };
  return <Suspense fallback={link}><FilterBar ground={ground} filter={filter} onChange={onChange} adding={adding} onAdding={setAdding} /></Suspense>;
}
