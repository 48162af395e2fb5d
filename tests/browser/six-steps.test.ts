import { openScene } from './harness/scene.ts';
import { creating } from './steps/1-create.ts';
import { filling } from './steps/2-fill.ts';
import { asking } from './steps/3-ask.ts';
import { reviewing } from './steps/4-review.ts';

// Each step begins where the one before it ended, so they run in this order and in one world.
const scene = openScene();
creating(scene);
filling(scene);
asking(scene);
reviewing(scene);
