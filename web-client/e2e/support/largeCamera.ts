import config from '../../playwright.config';
import { LARGE_CAMERA } from './cameras';

const { launchOptions } = config.use ?? {};
const isCamera = (one: string) => /^--use-(fake-device-for|file-for-fake)/.test(one);

/** For `test.use`: a camera that gives what the page asks for, where the size of pictures is what the story is about. */
export const largeCamera = {
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []).filter((one) => !isCamera(one)), LARGE_CAMERA],
  },
};
