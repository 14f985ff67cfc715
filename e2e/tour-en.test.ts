import { walkTour } from './tour.ts';

walkTour('en');
