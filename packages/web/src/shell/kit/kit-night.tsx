import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Lamp } from '../../ui/lamp.tsx';

/** The dark scheme as an island, so that both can be seen at once. */
export function KitNight() {
  const [launch, setLaunch] = useState('28 May 2026');
  return (
    <div className="kit-night" data-mantine-color-scheme="dark">
      <div><h2>After dark</h2><p className="q">“Could we add a seventh scene about refinancing?”</p><p className="meta">Anna Wrona, Bank Wschodni</p></div>
      <div className="kit-stack">
        <div className="kit-row"><Button kind="main" keys="s">Send the offer</Button><Button>Read as Anna</Button></div>
        <div className="kit-row kit-row--far"><Lamp state="fits">fits</Lamp><Lamp state="stretches">stretches</Lamp><Lamp state="against">pulls against</Lamp></div>
      </div>
      <div className="kit-stack"><Field label="Launch" value={launch} onChange={setLaunch} /><div className="meta">Meta stays readable on every ground</div></div>
    </div>
  );
}
