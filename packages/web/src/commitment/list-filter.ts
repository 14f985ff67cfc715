import { useEffect, useState } from 'react';

/** How long after the last key what was typed narrows the list, in milliseconds. */
const PAUSE_MS = 250;
/** Stands for no narrowing in a field of choices. */
export const ALL = 'all';

/** The fields that narrow a list by its address: words after a short pause, each choice at once. */
export function useListFilter<Filter extends { search?: string }>(filter: Filter, onChange: (filter: Filter) => void) {
  const [words, setWords] = useState(filter.search ?? '');
  useEffect(() => {
    const wanted = words.trim();
    if (wanted === (filter.search ?? '')) return undefined;
    const timer = setTimeout(() => onChange(narrowed(filter, 'search', wanted === '' ? null : wanted)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, filter, onChange]);
  const choose = (key: Exclude<keyof Filter & string, 'search'>) => (value: string) => onChange(narrowed(filter, key, value === ALL ? null : value));
  return { words, setWords, choose };
}

/** The filter with one more thing said, or without it. */
function narrowed<Filter extends object>(filter: Filter, key: string, value: string | null): Filter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([own]) => own !== key));
  return { ...rest, ...(value === null ? {} : { [key]: value }) } as Filter;
}
