import { walkTour } from './tour.ts';

walkTour('pl');
