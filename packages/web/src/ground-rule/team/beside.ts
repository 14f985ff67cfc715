import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { Command } from '../../shell/team-app/commands.tsx';

type Rules = Pick<GroundRulesView, 'beside'>;
type Round = Pick<RuleRoundView, 'id' | 'askedName'>;

/** Whether a round with somebody stands beside the newest one, which is with somebody else. */
export function isBeside(rules: Rules, round: Round): boolean {
  return rules.beside.some(({ id }) => id === round.id);
}

/** A command about one round; where several stand beside each other it says with whom. */
export function commandOf(rules: Rules, round: Round, command: Command): Command {
  if (rules.beside.length === 0) return command;
  return { ...command, id: `${command.id}.${round.id}`, label: `${command.label} · ${round.askedName}` };
}
