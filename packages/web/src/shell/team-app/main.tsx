import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import 'virtual:mantine-variables.css';
import { App } from './app.tsx';
import { loadFirstTranslator, preferredLocale } from './locale.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('The page has no place for the app.');
const translator = await loadFirstTranslator(preferredLocale());
createRoot(place).render(<StrictMode><App translator={translator} /></StrictMode>);
