import { useAct, type Act } from '../../shell/team-app/act.ts';

/** Does something to pipelines, stages, reasons or products and shows them as they are then. */
export function usePipelineAct(): Act {
  return useAct([['pipelines'], ['products'], ['deals']]).act;
}
