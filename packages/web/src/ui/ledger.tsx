import type { ReactNode } from 'react';
import { Lamp } from './lamp.tsx';
import './ledger.css';

export type Promised = { id: string; title: ReactNode; who: string; due: string; late?: boolean; effect?: string };
export type LedgerSide = { title: string; count?: string; promises: readonly Promised[]; none: string };

/** Double entry: the promises of both sides left and right of one ink spine, in the same type and with the same signs. */
export function Ledger({ ours, theirs }: { ours: LedgerSide; theirs: LedgerSide }) {
  return <div className="ui-ledger"><Side side={ours} /><Side side={theirs} /></div>;
}

function Side({ side }: { side: LedgerSide }) {
  return (
    <section>
      <h3>{side.title}{side.count === undefined ? null : <span>{side.count}</span>}</h3>
      {side.promises.length === 0 ? <p className="ui-ledger__none">{side.none}</p> : null}
      {side.promises.map((promise) => <PromiseRow key={promise.id} promise={promise} />)}
    </section>
  );
}

function PromiseRow({ promise: { title, who, due, late, effect } }: { promise: Promised }) {
  return (
    <div className="ui-promise">
      <div className="ui-promise__title">{title}</div>
      <div className="ui-promise__line">
        <span>{who}</span>
        {late === true ? <Lamp state="late" size="small">{due}</Lamp> : <span className="nowrap">{due}</span>}
      </div>
      {effect === undefined ? null : <div className="ui-promise__effect">{effect}</div>}
    </div>
  );
}
