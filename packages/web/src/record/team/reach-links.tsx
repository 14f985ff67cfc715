import type { RecordRow } from '@entente/contract/record/record.contract';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { pointLabelWords } from '../point-words.ts';
import './record.css';

/** The ways to reach somebody that a record holds, one press away, each with what it is for. */
export function ReachLinks({ values: { email, emailLabel, phone, phoneLabel } }: { values: RecordRow['values'] }) {
  return (
    <>
      {typeof email === 'string' && email !== '' ? <span><a href={`mailto:${email}`}>{email}</a><What label={emailLabel} /></span> : null}
      {typeof phone === 'string' && phone !== '' ? <span><a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} className="num">{phone}</a><What label={phoneLabel} /></span> : null}
    </>
  );
}

type ReachLineProps = { roleTitle: string; email: string; phone: string };

/** A person in a line where others are named too: their part, their mail and phone, each one press away and none broken between two lines. */
export function ReachLine({ roleTitle, email, phone }: ReachLineProps) {
  return <div className="meta-2 rc-reach">{roleTitle === '' ? null : <span>{roleTitle}</span>}<ReachLinks values={{ email, phone }} /></div>;
}

function What({ label }: { label: unknown }) {
  const words = pointLabelWords(usePhrases(), label);
  return words === '' ? null : <span className="meta-2"> ({words})</span>;
}
