import { useState } from 'react';
import { PasswordStep } from './password-step.tsx';
import { CodeStep } from './code-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import './sign-in.css';

type Stage = { name: 'password' } | { name: 'code' } | { name: 'second-factor' };

/** Signing in, step by step: password or code by mail, then the second factor where there is one. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [stage, setStage] = useState<Stage>({ name: 'password' });
  const [email, setEmail] = useState('');
  const shared = { email, onSignedIn, onSecondFactor: () => setStage({ name: 'second-factor' }) };
  if (stage.name === 'second-factor') return <SecondFactorStep onSignedIn={onSignedIn} />;
  if (stage.name === 'code') return <CodeStep {...shared} onBack={() => setStage({ name: 'password' })} />;
  return <PasswordStep {...shared} onEmail={setEmail} onCodeSent={() => setStage({ name: 'code' })} />;
}
