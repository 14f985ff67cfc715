import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 220;

/** What somebody types to look for: told a little after the last key, and taken over when it changes elsewhere. */
export function useDelayedWords(value: string, onChange: (words: string) => void): readonly [string, (words: string) => void] {
  const [words, setWords] = useState(value);
  const given = useRef(value);
  useEffect(() => {
    if (given.current !== value) setWords(value);
    given.current = value;
  }, [value]);
  useEffect(() => {
    const trimmed = words.trim();
    if (trimmed === given.current) return undefined;
    const timer = setTimeout(() => {
      given.current = trimmed;
      onChange(trimmed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, onChange]);
  return [words, setWords];
}
