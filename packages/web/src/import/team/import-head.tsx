import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import './import.css';

const STEPS = ['file', 'reading', 'columns', 'preview'] as const;
export type WizardStep = (typeof STEPS)[number];

type ImportHeadProps = { title: string; step?: WizardStep; acts?: ReactNode; onStep?: (step: Exclude<WizardStep, 'file'>) => void };

/** The head of an import, with its four steps; those that are done can be gone back to. */
export function ImportHead({ title, step, acts, onStep }: ImportHeadProps) {
  const t = usePhrases();
  return (
    <>
      <PageHead title={title} acts={acts} crumb={<Link to="/imports" className="meta">{t('import.all')}</Link>} />
      {step === undefined ? null : <Steps step={step} onStep={onStep} />}
    </>
  );
}

function Steps({ step, onStep }: { step: WizardStep; onStep: ImportHeadProps['onStep'] }) {
  const t = usePhrases();
  const at = STEPS.indexOf(step);
  return (
    <div className="im-stepbar">
      <ol className="im-steps" aria-label={t('import.step', { at: at + 1, all: STEPS.length })}>
        {STEPS.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            <span className="num">{index + 1}</span>
            {index < at && name !== 'file' && onStep !== undefined ? <button type="button" onClick={() => onStep(name)}>{t(`import.step.${name}`)}</button> : t(`import.step.${name}`)}
          </li>
        ))}
      </ol>
    </div>
  );
}
