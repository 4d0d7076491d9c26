// The language of the page, for the parts that are not handed its words.

import { createContext } from "preact";

export const Language = createContext<"en" | "fr">("en");
