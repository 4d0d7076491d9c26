// A thread of `carveout rate`: answers the rows that the statement over the tables of the law leaves.

import { engineFor } from "../packaged/engine-for.js";
import { type AnswerRows, type AnswerSetting, rowAnswers } from "./row-answers.js";
import { serveSync } from "./sync-thread.js";

serveSync<AnswerSetting, readonly string[], ReturnType<AnswerRows>>(async (setting) =>
  rowAnswers(setting, await engineFor(setting.scenario), setting.all),
);
