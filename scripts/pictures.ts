// `npm run pictures`: draws the pictures of the README and of docs anew, or with a word those with it in their name.
// A portal of the demo's, three days of acts by its people, and Debian's Chromium (`npm run lab -- --install` brings it).
import { demoOperator } from '../src/demo/demo-tenants';
import { openBrowser } from '../test/lab/support/browser';
import { playDraft } from '../test/lab/support/staged-upkeep';
import { startStage, type Stage } from '../test/support/stage';
import { draw, type Picture } from './pictures/draw';
import { changePictures, leavingPictures, municipalityPictures } from './pictures/municipality';
import { beginning, leaving, slug, tenants } from './pictures/people';
import { playChange, playClosing, playDays, playDelegation } from './pictures/play';
import { emergencyPicture, providerPictures } from './pictures/provider';
import { setUpPictures, testPicture } from './pictures/sign-in';

const wanted = process.argv[2] ?? '';
const daysPlayedMs = 72 * 60 * 60_000;

async function drawAll(stage: Stage, end: Date): Promise<void> {
  const browser = await openBrowser();
  const drawn = async (pictures: readonly Picture[]): Promise<void> => {
    for (const picture of pictures.filter(({ file }) => file.includes(wanted))) await draw(browser, picture);
  };
  try {
    const town = await stage.town(slug);
    const provider = await stage.town(demoOperator.create.tenant.slug);
    const device = await playDays(stage, town, end);
    await playDelegation(town, provider);
    await playDraft(stage);
    await drawn(providerPictures(provider));
    await drawn(setUpPictures(provider));
    await drawn(municipalityPictures(town, device));
    await drawn(changePictures(town, await playChange(town)));
    const gone = await stage.town(leaving);
    await playClosing(gone);
    await drawn(leavingPictures(gone));
    await drawn([await testPicture(await stage.town(beginning))]);
    await drawn([await emergencyPicture(provider, 'Anna Amsel')]);
  } finally {
    await browser.stop();
  }
}

async function pictures(): Promise<void> {
  const end = new Date();
  const stage = await startStage(tenants(), new Date(end.getTime() - daysPlayedMs));
  try {
    await drawAll(stage, end);
  } finally {
    await stage.demo.stop();
  }
}

void pictures();
