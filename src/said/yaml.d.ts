// Files of texts, as scripts/texts.mjs brings them in: a text by its id.

declare module "*.yaml" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
