import type { RecordRow } from '@entente/contract/record/record.contract';

/** The ways to reach somebody that a record holds, one press away. */
export function ReachLinks({ values: { email, phone } }: { values: RecordRow['values'] }) {
  return (
    <>
      {typeof email === 'string' && email !== '' ? <a href={`mailto:${email}`}>{email}</a> : null}
      {typeof phone === 'string' && phone !== '' ? <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} className="num">{phone}</a> : null}
    </>
  );
}
