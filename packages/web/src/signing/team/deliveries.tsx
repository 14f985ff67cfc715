import { useQuery } from '@tanstack/react-query';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { PersonState, PersonView, SigningView } from '@entente/contract/signing/signing-views';
import type { Locale } from '@entente/core/kernel/locale';
import { DeliveryLamp } from '../../outbox/delivery-lamp.tsx';
import { api } from '../../shell/team-app/api.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { signingQuery } from '../signing.queries.ts';
import { returnedLines } from '../returned-words.ts';
import { useAct } from './after-act.ts';
import { PaperScan } from './paper-scan.tsx';
import './signing.css';

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

/** What was read in the file that a person signed elsewhere, and the file. */
function Returned({ agreementId, returned: { signatureId, name, signatures } }: { agreementId: string; returned: NonNullable<PersonView['returned']> }) {
  const t = usePhrases();
  return (
    <div className="sg-returned">
      {signatures.map((signature) => <div key={signature.fingerprint}><div className="strong">{signature.owner}</div>{returnedLines(t, signature, (at) => dayAndTime(t.locale, at)).map((line) => <div key={line} className="meta-2">{line}</div>)}</div>)}
      <p className="meta">{t(signatures.length === 0 ? 'returned.paperHolds' : 'returned.holds')}</p>
      <div><ButtonAnchor kind="text" small href={`/api/v1/agreements/${agreementId}/returned-files/${signatureId}`} download>{name}</ButtonAnchor></div>
    </div>
  );
}

function Delivery({ signing, person }: { signing: SigningView; person: PersonView }) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useAct();
  const remind = async () => {
    if (await run(async () => { await api.signing.remind({ id: person.signatoryId }); })) say({ words: t('sending.reminded') });
  };
  return (
    <li>
      <div className="sg-deliveries__who"><span className="strong">{person.name}</span><Lamp state={LAMPS[person.state]} size="small">{t(`sending.person_${person.state}`, { day: person.until === null ? '' : dayAndTime(t.locale, person.until) })}</Lamp></div>
      {person.delivery === null ? null : <div className="sg-deliveries__mail"><DeliveryLamp state={person.delivery.state} /><span className="meta">{dayAndTime(t.locale, person.delivery.at)}</span></div>}
      {person.returned === null ? null : <Returned agreementId={signing.agreementId} returned={person.returned} />}
      <PaperScan signing={signing} person={person} />
      {person.words === '' ? null : <p className="q">{person.words}</p>}
      {person.side === 'client' ? <div>{person.remindHindrance === null ? <Button kind="text" small onClick={() => void remind()} busy={busy ? t('sending.sending') : undefined}>{t('sending.remind')}</Button> : <span className="meta">{t(`sending.hindrance_${person.remindHindrance}`)}</span>}</div> : null}
      {problem === null ? null : <p className="meta is-bad">{problem}</p>}
    </li>
  );
}

function dayAndTime(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}
