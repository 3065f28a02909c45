import app from "./messages.de.json";
import component from "../component/messages.de.json";
import artifact from "../artifact/messages.de.json";
import audit from "../audit/messages.de.json";
import gc from "../gc/messages.de.json";
import identity from "../identity/messages.de.json";
import immutability from "../immutability/messages.de.json";
import job from "../job/messages.de.json";
import project from "../project/messages.de.json";
import quota from "../quota/messages.de.json";
import retention from "../retention/messages.de.json";
import robot from "../robot/messages.de.json";
import setting from "../setting/messages.de.json";
import statistic from "../statistic/messages.de.json";

import type { Messages } from "./messages.en";

/** The same keys as in English, or it does not compile. */
export const messages: Messages = {
  ...app,
  ...component,
  ...artifact,
  ...audit,
  ...gc,
  ...identity,
  ...immutability,
  ...job,
  ...project,
  ...quota,
  ...retention,
  ...robot,
  ...setting,
  ...statistic,
};
