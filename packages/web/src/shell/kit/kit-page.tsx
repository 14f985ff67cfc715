import { Button } from '../../ui/button.tsx';

/** Every part of the kit in every state. */
export function KitPage() {
  return <main><Button kind="main" keys="s">Send the offer</Button></main>;
}
