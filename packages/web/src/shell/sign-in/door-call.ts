import { refusalFrom, type ServerRefusal } from '../team-app/refusal.ts';
import { bringRefusals } from '../team-app/words.ts';

/** What the server's sign-in door gave, or why not. `refusal` is null when the server did not answer. */
export type DoorCall<Given> = { ok: true; given: Given } | { ok: false; refusal: ServerRefusal | null };

/** Sends one request to the door. No answer of it ever carries a session's token. */
export async function callDoor<Given>(path: string, body: object): Promise<DoorCall<Given>> {
  try {
    const response = await fetch(`/api/auth/${path}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) await bringRefusals();
    if (response.ok) return { ok: true, given: answer as Given };
    return { ok: false, refusal: response.status >= 500 ? null : refusalFrom(response.status, answer) };
  } catch {
    return { ok: false, refusal: null };
  }
}
