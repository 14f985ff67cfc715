import { walkTour } from './tour.ts';

walkTour('ru');
