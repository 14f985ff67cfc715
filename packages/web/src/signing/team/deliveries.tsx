import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { PersonState, PersonView, SigningView } from '@entente/contract/signing/signing-views';
import { DeliveryLamp } from '../../outbox/delivery-lamp.tsx';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { signingQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import { dayAndTime } from './day-and-time.ts';
import './signing.css';

/** Only where somebody signs on a file, or signed with a device. */
const PersonFile = lazy(async () => ({ default: (await import('./person-file.tsx')).PersonFile }));

const LAMPS: Readonly<Record<PersonState, LampState>> = { not_asked: 'missing', asked: 'underway', looked: 'partly', deferred: 'underway', not_me: 'failed', declined: 'failed', signed: 'fits', final: 'fits' };

/** What became of the message to each person, truthfully, and the way to remind them. */
export function Deliveries({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases();
  const { data: signing } = useQuery(signingQuery(agreement.id));
  if (signing === undefined || signing.version === null) return null;
  return (
    <section className="sg-deliveries">
      <h3>{t('sending.deliveries')}</h3>
      <ul>{signing.people.map((person) => <Delivery key={person.signatoryId} signing={signing} person={person} />)}</ul>
    </section>
  );
}

function Delivery({ signing, person }: { signing: SigningView; person: PersonView }) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const remind = async () => {
    if (await run(async () => { await api.signing.remind({ id: person.signatoryId }); })) say({ words: t('sending.reminded') });
  };
  return (
    <li>
      <div className="sg-deliveries__who"><span className="strong">{person.name}</span><Lamp state={LAMPS[person.state]} size="small">{t(`sending.person_${person.state}`, { day: person.until === null ? '' : dayAndTime(t.locale, person.until) })}</Lamp></div>
      {person.delivery === null ? null : <div className="sg-deliveries__mail"><DeliveryLamp state={person.delivery.state} /><span className="meta">{dayAndTime(t.locale, person.delivery.at)}</span></div>}
      {person.returned === null && person.device === null && signing.signingLevel !== 'paper' ? null : <Suspense fallback={null}><PersonFile signing={signing} person={person} /></Suspense>}
      {person.words === '' ? null : <p className="q">{person.words}</p>}
      {person.side === 'client' ? <div>{person.remindHindrance === null ? <Button kind="text" small onClick={() => void remind()} busy={busy ? t('sending.sending') : undefined}>{t('sending.remind')}</Button> : <span className="meta">{t(`sending.hindrance_${person.remindHindrance}`)}</span>}</div> : null}
      {problem === null ? null : <p className="meta is-bad">{problem}</p>}
    </li>
  );
}
