import { AGREEMENT_EVENTS, AGREEMENT_WAITS, asksSide, COMMITMENT_EVENTS, EXPECTATION_EVENTS, MEETING_EVENTS, WHICH_AGREEMENTS, type AutomationTrigger } from '@entente/core/automation/automation';
import type { Side } from '@entente/core/kernel/values';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type WorkTriggerProps = { trigger: AutomationTrigger; onChange: (trigger: AutomationTrigger) => void };
type Happening = Extract<AutomationTrigger, { event: string }>;
type Waiting = Extract<AutomationTrigger, { on: 'agreement_waits' }>;

/** What is asked of a trigger about what belongs to an engagement: what happens, to which agreements, on whose side. Nothing for the others. */
export function WorkTrigger({ trigger, onChange }: WorkTriggerProps) {
  const t = usePhrases();
  return (
    <>
      {'event' in trigger ? <SelectField label={t('automation.event')} value={trigger.event} options={eventOptions(t, trigger)} onChange={(event) => onChange(withEvent(trigger, event))} /> : null}
      {trigger.on === 'agreement_waits' ? <SelectField label={t('automation.waitsFor')} value={trigger.waitsFor} options={AGREEMENT_WAITS.map((value) => ({ value, label: t(`automation.waits.${value}`) }))} onChange={(waitsFor) => onChange({ ...trigger, waitsFor: waitsFor as Waiting['waitsFor'] })} /> : null}
      {'which' in trigger ? <SelectField label={t('automation.which')} value={trigger.which} options={WHICH_AGREEMENTS.map((value) => ({ value, label: t(`automation.which.${value}`) }))} onChange={(which) => onChange({ ...trigger, which: which as Waiting['which'] })} /> : null}
      {asksSide(trigger) ? <SelectField label={t(`automation.sideOf.${trigger.on === 'commitment_late' ? 'commitment' : trigger.on}`)} value={trigger.side ?? 'any'} options={(['any', 'provider', 'client'] as const).map((value) => ({ value, label: t(`automation.side.${value}`) }))} onChange={(side) => onChange({ ...trigger, side: side === 'any' ? null : (side as Side) })} /> : null}
    </>
  );
}

function eventOptions(t: Translator, trigger: Happening): { value: string; label: string }[] {
  switch (trigger.on) {
    case 'agreement': return AGREEMENT_EVENTS.map((value) => ({ value, label: t(`automation.agreement.${value}`) }));
    case 'commitment': return COMMITMENT_EVENTS.map((value) => ({ value, label: t(`automation.commitment.${value}`) }));
    case 'expectation': return EXPECTATION_EVENTS.map((value) => ({ value, label: t(`automation.expectation.${value}`) }));
    case 'meeting': return MEETING_EVENTS.map((value) => ({ value, label: t(`automation.meeting.${value}`) }));
  }
}

/** Another event of the same; what only one side does is asked of no side. */
function withEvent(trigger: Happening, event: string): AutomationTrigger {
  const next = { ...trigger, event } as Happening;
  const unasked: Happening = { ...next, side: null };
  return asksSide(next) ? next : unasked;
}
