/** How what floats keeps within the window: on the side with room, pushed back from the edges, and scrolled where even that is too low for it. */
export const WITHIN_WINDOW = { flip: true, shift: true, inline: false, size: { padding: 8 } } as const;
