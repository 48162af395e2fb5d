import { openScene } from './harness/scene.ts';
import { creating } from './steps/1-create.ts';
import { filling } from './steps/2-fill.ts';
import { asking } from './steps/3-ask.ts';
import { reviewing } from './steps/4-review.ts';
import { meeting } from './steps/5-kickoff.ts';
import { showing } from './steps/6-client.ts';
import { waiting } from './steps/7-waiting.ts';
import { answering } from './steps/8-outlook.ts';

// Each step begins where the one before it ended, so they run in this order and in one world.
const scene = openScene();
creating(scene);
filling(scene);
asking(scene);
reviewing(scene);
meeting(scene);
showing(scene);
waiting(scene);
answering(scene);
