import { useRef, useState } from 'react';
import type { PersonView, SigningView } from '@entente/contract/signing/signing-views';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { returnedLines } from '../returned-words.ts';
import { useFormAct } from './after-act.ts';
import { dayAndTime } from './day-and-time.ts';
import { SCANS, sendSignedFile } from './file-signing.tsx';

/** The file that a person signed elsewhere, the key of their device, or what became of their paper. */
export function PersonFile({ signing, person }: { signing: SigningView; person: PersonView }) {
  return (
    <>
      {person.returned === null ? null : <Returned agreementId={signing.agreementId} returned={person.returned} />}
      {person.device === null ? null : <DeviceKey device={person.device} />}
      <PaperScan signing={signing} person={person} />
    </>
  );
}

/** The key of their own device with which a person signed. */
function DeviceKey({ device: { fingerprint, setUpAt, calledOffAt } }: { device: NonNullable<PersonView['device']> }) {
  const t = usePhrases();
  return (
    <div className="sg-returned">
      <div className="meta-2">{t('device.signedWith', { when: dayAndTime(t.locale, setUpAt) })}</div>
      <p className="meta sg-print">{t('device.key', { fingerprint })}</p>
      {calledOffAt === null ? null : <p className="meta-2">{t('device.signedThenOff', { when: dayAndTime(t.locale, calledOffAt) })}</p>}
    </div>
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

/** What became of a person's paper: a scan that waits for us or for them, one that was not known, or the way to hand one in for a client. */
function PaperScan({ signing, person }: { signing: SigningView; person: PersonView }) {
  const { scan, state } = person;
  if (signing.signingLevel !== 'paper' || state === 'final') return null;
  const waits = scan !== null && scan.refusedBy === null;
  return (
    <div className="sg-returned">
      {scan === null ? null : <Scan scan={scan} />}
      {!waits && person.side === 'client' ? <HandIn signing={signing} person={person} /> : null}
    </div>
  );
}

type ScanView = NonNullable<PersonView['scan']>;

function Scan({ scan: { id, name, handedInBy, refusedBy, words, mayReview } }: { scan: ScanView }) {
  const t = usePhrases();
  return (
    <>
      <div className="meta-2">{refusedBy === null ? t(mayReview ? 'returned.waitsForUs' : 'returned.waitsForThem', { name: handedInBy }) : t('returned.refusedByThem', { name: refusedBy })}</div>
      {words === '' ? null : <p className="q">{words}</p>}
      <div><ButtonAnchor kind="text" small href={`/api/v1/scans/${id}/file`} download>{name}</ButtonAnchor></div>
      {mayReview ? <Review id={id} /> : null}
    </>
  );
}

/** Is it our copy? Yes makes the signature count; no says why, if we like. */
function Review({ id }: { id: string }) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [why, setWhy] = useState<string | null>(null);
  const review = async (outcome: 'confirmed' | 'refused') => {
    const done = await run(async () => { await api.signing.reviewScan({ id, outcome, body: why ?? '' }); });
    if (done) say({ words: t(outcome === 'confirmed' ? 'returned.confirmed' : 'returned.refusedDone') });
  };
  return (
    <>
      {why === null ? null : <Field label={t('returned.refuseWhy')} value={why} onChange={setWhy} maxLength={1_000} autoFocus />}
      <div className="sg-acts">
        {why === null ? <Button small onClick={() => void review('confirmed')} busy={busy ? t('sending.sending') : undefined}>{t('returned.confirm')}</Button> : null}
        <Button kind={why === null ? 'text' : 'outlined'} small onClick={() => (why === null ? setWhy('') : void review('refused'))} busy={busy && why !== null ? t('sending.sending') : undefined}>{t('returned.refuse')}</Button>
      </div>
      {problem === null ? null : <p className="meta is-bad">{problem}</p>}
    </>
  );
}

/** A paper that a client gave into our hands. */
function HandIn({ signing: { agreementId, version, own }, person }: { signing: SigningView; person: PersonView }) {
  const t = usePhrases();
  const { say } = useToasts();
  const chooser = useRef<HTMLInputElement>(null);
  const { busy, problem, run } = useFormAct();
  if (version === null || own === null) return null;
  const { signatoryId, name: typedName, roleTitle, onBehalfOf } = person;
  const take = async (file: File) => {
    const said = { signatureId: freshId(), signatoryId, versionNumber: String(version.number), sha256: version.sha256, shown: own.shown, typedName, roleTitle, onBehalfOf, consents: '' };
    if (await run(async () => { await sendSignedFile(agreementId, file, said); })) say({ words: t('returned.handedIn') });
  };
  return (
    <>
      <input ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('returned.handInTheirs')} accept={SCANS} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file !== undefined) void take(file); }} />
      <div><Button kind="text" small onClick={() => chooser.current?.click()} busy={busy ? t('returned.handingIn') : undefined}>{t('returned.handInTheirs')}</Button></div>
      {problem === null ? null : <p className="meta is-bad">{problem}</p>}
    </>
  );
}
