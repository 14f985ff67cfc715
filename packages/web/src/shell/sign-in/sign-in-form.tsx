import { useState } from 'react';
import { CodeStep } from './code-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import './sign-in.css';

type Step = 'password' | 'code' | 'second-factor';

/** Signing in, step by step: password or code by mail, then the second factor where there is one. */
export function SignInForm({ onSignedIn, email: known = '' }: { onSignedIn: () => void; email?: string }) {
  const [step, setStep] = useState<Step>('password');
  const [email, setEmail] = useState(known);
  const shared = { email, onSignedIn, onSecondFactor: () => setStep('second-factor') };
  if (step === 'second-factor') return <SecondFactorStep onSignedIn={onSignedIn} onStartAgain={() => setStep('password')} />;
  if (step === 'code') return <CodeStep {...shared} onBack={() => setStep('password')} />;
  return <PasswordStep {...shared} onEmail={setEmail} onCodeSent={() => setStep('code')} />;
}
