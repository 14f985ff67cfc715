import { useState, type ReactNode } from 'react';
import type { PhraseKey } from '@entente/phrases/shape';
import { useIncomingChoice } from './incoming-choice.tsx';
import { optionNamed, TemplateChoice, useTemplateOptions, type ChosenTemplate } from './template-choice.tsx';

export type StartingPoint = {
  /** Null until something is chosen. */
  readonly template: ChosenTemplate | null;
  readonly field: ReactNode;
  /** What to do first while nothing is chosen. */
  readonly missing: PhraseKey;
};

/** What a draft starts from: the library, or a contract that exists already. @param named the option that the address names. */
export function useStartingPoint(named?: string): StartingPoint {
  const library = useTemplateOptions();
  const incoming = useIncomingChoice();
  const [picked, setPicked] = useState<ChosenTemplate | null>(null);
  const [own, setOwn] = useState(false);
  const listed = picked ?? optionNamed(library.options, named);
  const pick = (chosen: ChosenTemplate) => {
    setOwn(false);
    setPicked(chosen);
  };
  const field = (
    <>
      <TemplateChoice library={library} value={listed} onChange={pick} own={{ isChosen: own, choose: () => setOwn(true) }} />
      {own ? incoming.panel : null}
    </>
  );
  return { template: own ? incoming.template : listed, field, missing: own ? 'agreement.incomingFirst' : 'agreement.chooseTemplateFirst' };
}
