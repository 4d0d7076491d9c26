// The language of one request: what its arguments name, else what its sender accepts.

import type { FastifyRequest } from "fastify";
import { acceptedLanguage, isLanguage, type Language } from "../said/language.js";
import { DEFAULT_LANGUAGE } from "../settings.js";

const chosen = new WeakMap<FastifyRequest, Language>();

/** Keep the language that the arguments of a request name. */
export function chooseLanguage(request: FastifyRequest, language: Language): void {
  chosen.set(request, language);
}

/** The language that a request asks for. */
export function languageAsked(request: FastifyRequest): Language {
  const { language } = (request.query ?? {}) as { readonly language?: unknown };
  if (isLanguage(language)) return language;
  return chosen.get(request) ?? acceptedLanguage(request.headers["accept-language"]) ?? DEFAULT_LANGUAGE;
}
