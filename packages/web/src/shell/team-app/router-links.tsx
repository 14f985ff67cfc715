import { createLink } from '@tanstack/react-router';
import { ButtonAnchor } from '../../ui/button.tsx';

/** A router link that looks like a button or, with `kind="text"`, like underlined words: `<ButtonLink kind="main" to="/library">`. */
export const ButtonLink = createLink(ButtonAnchor);
