import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { OptionSource } from '../ui/option-source.ts';
import type { FieldView } from './field-words.ts';

/** Where the options of reference fields come from that only a later area knows: stages, products. */
export type FieldLookups = Readonly<Partial<Record<FieldView['type'], OptionSource>>>;

const LookupsContext = createContext<FieldLookups>({});

/** Tells the editors and filters below where those options come from. */
export function FieldLookupsProvider({ lookups, children }: { lookups: FieldLookups; children: ReactNode }) {
  const outer = useContext(LookupsContext);
  const all = useMemo(() => ({ ...outer, ...lookups }), [outer, lookups]);
  return <LookupsContext value={all}>{children}</LookupsContext>;
}

export function useFieldLookups(): FieldLookups {
  return useContext(LookupsContext);
}
