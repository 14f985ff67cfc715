import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { usePageTitle } from '../team-app/page-title.ts';
import { ButtonLink } from '../team-app/router-links.tsx';
import { refreshSession } from '../team-app/session.ts';
import { wasCodeAskedHere } from './asked-here.ts';
import { Door } from './door.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { doorWords, signInWithCode, type DoorAnswer } from './sign-in-door.ts';

/**
 * Where the link in a code's mail leads. Opening it does nothing: in the browser that asked, a press
 * signs in; in any other one, and for a mail scanner that presses buttons, there is only the code to type.
 */
export function CodeLinkPage() {
  const t = usePhrases();
  usePageTitle(t('shell.signInTitle'));
  const [given] = useState(takeGiven);
  const [here] = useState(wasCodeAskedHere);
  const [step, setStep] = useState<'press' | 'second-factor'>('press');
  const enter = useEnter();
  if (given === null) return <Door title={t('shell.signInTitle')}><p className="sh-door__intro">{t('shell.codeLinkBroken')}</p><ButtonLink to="/sign-in">{t('shell.signInAgain')}</ButtonLink></Door>;
  if (step === 'second-factor') return <Door title={t('shell.signInTitle')}><SecondFactorStep onSignedIn={() => void enter()} onStartAgain={() => window.location.assign('/sign-in')} /></Door>;
  return (
    <Door title={t('shell.signInTitle')}>
      {here ? <PressStep given={given} onSignedIn={() => void enter()} onSecondFactor={() => setStep('second-factor')} /> : <CodeToType code={given.code} />}
    </Door>
  );
}

type Given = { email: string; code: string };

function PressStep({ given, onSignedIn, onSecondFactor }: { given: Given; onSignedIn: () => void; onSecondFactor: () => void }) {
  const t = usePhrases();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<DoorAnswer | null>(null);
  const press = async () => {
    setBusy(true);
    const answer = await signInWithCode(given.email, given.code);
    setBusy(false);
    if (!answer.ok) setRefused(answer);
    else if (answer.next === 'second-factor') onSecondFactor();
    else onSignedIn();
  };
  if (refused?.ok === false) return <div className="sh-sign-form"><Banner tone="bad" title={doorWords(t, refused.refusal)} /><CodeToType code={given.code} /><ButtonLink to="/sign-in">{t('shell.signInAgain')}</ButtonLink></div>;
  return (
    <div className="sh-sign-form">
      <p>{t('shell.codeLinkLead', { email: given.email })}</p>
      <Button kind="main" wide busy={busy ? t('shell.signingIn') : undefined} onClick={() => void press()}>{t('shell.signIn')}</Button>
    </div>
  );
}

/** The code, large, for the browser where it was asked for. */
function CodeToType({ code }: { code: string }) {
  const t = usePhrases();
  return <div className="sh-sign-form"><p>{t('shell.codeLinkElsewhere')}</p><p className="sh-door__code">{code}</p></div>;
}

function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await refreshSession(queries);
    await navigate({ to: '/' });
  };
}

/** Reads address and code and takes them out of the page's own address, so that they stay in no history and no screenshot. */
function takeGiven(): Given | null {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const [email, code] = [fragment.get('email') ?? '', fragment.get('code') ?? ''];
  if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  return email !== '' && /^\d{6}$/.test(code) ? { email, code } : null;
}
