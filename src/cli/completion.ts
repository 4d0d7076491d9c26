// Scripts that complete commands and options in a shell, made of the commands themselves.

import type { Command, Option } from "commander";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

// What stands behind an option that takes one of a few words.
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "--spi": ["CUSMA", "none"],
  "--date": ["today"],
  "--log": ["info", "warn", "error", "silent"],
  "--language": ["en", "fr"],
  "--dates": ["mdy", "dmy"],
  "--claims": ["comparable", "recorded"],
};

/** Write the script of a shell, or the script with the name of its shell as JSON. */
export function completionCommand(program: Command, shell: string, json: boolean): void {
  const make = new Map([
    ["bash", bash],
    ["zsh", zsh],
    ["fish", fish],
  ]).get(shell);
  if (make === undefined) throw new CallError(message("call/completion", { shell }), message("call/completion.fix"));
  const script = make(program);
  process.stdout.write(json ? `${JSON.stringify({ shell, script })}\n` : script);
}

interface Known {
  /** "duty", "schedule import". */
  readonly path: string;
  readonly description: string;
  readonly options: readonly Option[];
  readonly within: readonly Command[];
}

function known(program: Command): Known[] {
  const one = (path: string, command: Command): Known => ({
    path,
    description: command.description(),
    options: command.options.filter(({ hidden }) => !hidden),
    within: command.commands,
  });
  return program.commands.flatMap((command) => [
    one(command.name(), command),
    ...command.commands.map((inner) => one(`${command.name()} ${inner.name()}`, inner)),
  ]);
}

const longOf = ({ long, short }: Option): string => long ?? short ?? "";
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

// The cases of commands, or of commands within commands.
function textsOf(cases: readonly { readonly inner: boolean; readonly text: string }[], inner: boolean): string {
  return cases.flatMap((each) => (each.inner === inner ? [each.text] : [])).join("\n");
}

function bash(program: Command): string {
  const commands = known(program);
  const names = program.commands.map((each) => each.name()).join(" ");
  const cases = commands.map(({ path, options, within }) => {
    const words = [...within.map((each) => each.name()), ...options.map(longOf), "--help"].join(" ");
    return { inner: path.includes(" "), text: `    ${quoted(path)}) words=${quoted(words)} ;;` };
  });
  const values = Object.entries(WORDS).map(
    ([option, words]) => `    ${option}) COMPREPLY=($(compgen -W ${quoted(words.join(" "))} -- "$cur")); return ;;`,
  );
  return `# Completion of carveout for bash: eval "$(carveout completion bash)"
_carveout() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(`${names} --help --version`)} -- "$cur"))
    return
  fi
  case "$previous" in
${values.join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${textsOf(cases, false)}
  esac
  if [ "$COMP_CWORD" -gt 2 ]; then
    case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${textsOf(cases, true)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [ "\${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _carveout carveout
`;
}

function zsh(program: Command): string {
  const described = (name: string, text: string): string => quoted(`${name.replaceAll(":", "\\:")}:${text}`);
  const commands = known(program);
  const cases = commands.map(({ path, options, within }) => {
    const words = [
      ...within.map((each) => described(each.name(), each.description())),
      ...options.map((each) => described(longOf(each), each.description)),
    ];
    return { inner: path.includes(" "), text: `    ${quoted(path)}) found=(${words.join(" ")}) ;;` };
  });
  return `#compdef carveout
# Completion of carveout for zsh: carveout completion zsh > a folder of $fpath/_carveout
_carveout() {
  local -a found
  if (( CURRENT == 2 )); then
    found=(${program.commands.map((each) => described(each.name(), each.description())).join(" ")})
    _describe 'command' found
    return
  fi
  case "\${words[2]}" in
${textsOf(cases, false)}
  esac
  if (( CURRENT > 3 )); then
    case "\${words[2]} \${words[3]}" in
${textsOf(cases, true)}
    esac
  fi
  _describe 'option' found || _files
}
if [ "$funcstack[1]" = "_carveout" ]; then _carveout "$@"; else compdef _carveout carveout; fi
`;
}

function fish(program: Command): string {
  const lines = known(program).flatMap(({ path, description, options }) => {
    const [first = "", second] = path.split(" ");
    const head =
      second === undefined
        ? `complete -c carveout -f -n __fish_use_subcommand -a ${first} -d ${quoted(description)}`
        : `complete -c carveout -f -n ${quoted(`__fish_seen_subcommand_from ${first}`)} -a ${second} -d ${quoted(description)}`;
    const when = quoted(`__fish_seen_subcommand_from ${second ?? first}`);
    return [
      head,
      ...options.map((each) => {
        const words = WORDS[longOf(each)];
        const value = each.required || each.optional ? (words === undefined ? " -r" : ` -x -a ${quoted(words.join(" "))}`) : "";
        return `complete -c carveout -n ${when} -l ${longOf(each).replace(/^--/, "")}${value} -d ${quoted(each.description)}`;
      }),
    ];
  });
  return `# Completion of carveout for fish: carveout completion fish | source\n${lines.join("\n")}\n`;
}
