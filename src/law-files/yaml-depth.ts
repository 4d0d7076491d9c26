// Where a text of YAML is nested too deep for the parser, found without nesting: by brackets, dashes and keys alone.

import { Lexer } from "yaml";

// What the lexer puts between the pieces of the text: the beginning of a document, the end of a flow, the beginning of a value.
const MARKS = ["\u0002", "\u0018", "\u001f"];

/** The first place that is deeper than `most`, as line and column from 1. */
export function placeTooDeep(text: string, most: number): { readonly line: number; readonly column: number } | undefined {
  // Columns at which the lists and maps begin that are open here; brackets are open whatever the column.
  const blocks: number[] = [];
  let brackets = 0;
  let offset = 0;
  let lineStart = 0;
  let line = 1;
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.includes(lexeme)) continue;
    const column = offset - lineStart;
    if (lexeme === "[" || lexeme === "{") brackets++;
    else if (lexeme === "]" || lexeme === "}") brackets--;
    else if (brackets === 0 && lexeme !== ":" && /\S/.test(lexeme) && !lexeme.startsWith("#")) {
      while ((blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
    }
    if (blocks.length + brackets > most) return { line, column: column + 1 };
    offset += lexeme.length;
    for (let at = lexeme.indexOf("\n"); at >= 0; at = lexeme.indexOf("\n", at + 1)) {
      line++;
      lineStart = offset - lexeme.length + at + 1;
    }
  }
  return undefined;
}
