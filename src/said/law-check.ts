// The texts of the checker of the law, for whatever compiles law: the command, the server, the page's scenarios.

import english from "../../locales/en/law-check.yaml";
import french from "../../locales/fr/law-check.yaml";
import { addTexts } from "./catalogs.js";

addTexts("en", english);
addTexts("fr", french);
