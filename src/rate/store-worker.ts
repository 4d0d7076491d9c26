// A thread that compiles the tables of one group of origins.

import { workerData } from "node:worker_threads";
import { bundledEngine } from "../packaged/bundle.js";
import { compileStore, type StoreJob } from "./law-store.js";

await compileStore(bundledEngine(), workerData as StoreJob);
