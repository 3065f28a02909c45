import app from "./messages.en.json";
import component from "../component/messages.en.json";
import artifact from "../artifact/messages.en.json";
import audit from "../audit/messages.en.json";
import gc from "../gc/messages.en.json";
import identity from "../identity/messages.en.json";
import immutability from "../immutability/messages.en.json";
import job from "../job/messages.en.json";
import project from "../project/messages.en.json";
import quota from "../quota/messages.en.json";
import retention from "../retention/messages.en.json";
import robot from "../robot/messages.en.json";
import setting from "../setting/messages.en.json";
import statistic from "../statistic/messages.en.json";

/** Every text of this UI, by its key: the folder it belongs to, and what it says. */
export const messages = {
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

export type Messages = Record<keyof typeof messages, string>;
