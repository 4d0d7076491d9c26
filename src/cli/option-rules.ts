// Options that count only beside others, or never beside others: a call that names one in vain is refused, so that nothing is passed over.

import type { Command } from "commander";
import { CallError } from "../packaged/call-error.js";
import { type Arg, message } from "../said/message.js";
import { commandPath } from "./command-path.js";

/** What an option of a command asks of the rest of the call. Options go by their names in code. */
interface Rule {
  readonly option: string;
  /** It counts only beside one of these. */
  readonly with?: readonly string[];
  /** It takes none besides these, and no argument unless `argument` says so. */
  readonly only?: readonly string[];
  readonly argument?: true;
  /** Neither counts beside the other. */
  readonly apart?: readonly string[];
}

const OF_A_BILL = [
  ...["hts", "date", "transactionValue", "netCost", "totalCost", "weightKg", "use", "branch"],
  ...["map", "sheet", "purchases", "fact", "save", "certificate"],
];
const TEMPLATE: Rule = { option: "template", only: [] };

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  origin: [
    TEMPLATE,
    { option: "replay", only: ["json"] },
    ...OF_A_BILL.map((option): Rule => ({ option, with: ["bill"] })),
    { option: "element", with: ["certificate"] },
    { option: "bill", only: [...OF_A_BILL, "element", "worth", "json"] },
  ],
  rate: [TEMPLATE, { option: "partSize", with: ["resume"] }],
  audit: [TEMPLATE, { option: "seed", with: ["synthetic"] }, { option: "synthetic", only: ["seed", "json"], argument: true }],
  events: [
    { option: "scenario", with: ["list"] },
    { option: "list", apart: ["kind", "sector", "measure"] },
  ],
  "book export": [{ option: "columns", apart: ["sample"] }],
  "law use": [{ option: "bundled", only: ["json"] }],
  help: [{ option: "markdown", only: [] }],
};

/** Refuse a call in which an option does nothing. */
export function refuseIdle(command: Command): void {
  const rules = RULES[commandPath(command).replace("carveout ", "")] ?? [];
  const given = command.options
    .map((each) => each.attributeName())
    .filter((name) => name !== "language" && command.getOptionValueSource(name) === "cli");
  const flag = (name: string): string => command.options.find((each) => each.attributeName() === name)?.long ?? name;
  const flags = (names: readonly string[]): string => names.map(flag).join(" or ");
  for (const rule of rules.filter(({ option }) => given.includes(option))) {
    const option = flag(rule.option);
    if (rule.with !== undefined && !rule.with.some((name) => given.includes(name)))
      throw new CallError(
        message("call/option-with", { option, others: flags(rule.with) }),
        message("call/option-with.fix", { option, others: flags(rule.with) }),
      );
    const idle = given.find((name) => name !== rule.option && (rule.apart?.includes(name) === true || rule.only?.includes(name) === false));
    const argument = rule.only === undefined || rule.argument === true ? undefined : command.args[0];
    const other = idle === undefined ? argument : flag(idle);
    if (other !== undefined) throw new CallError(message("call/option-apart", { option, other }), message("call/option-apart.fix"));
  }
}

/** What is said of a refusal, with the option of the command whose value it is about. */
export function byOption(command: Command, { said, key }: { readonly said: Arg; readonly key?: string | undefined }): Arg {
  const option = key === undefined ? undefined : command.options.find((each) => each.attributeName() === key)?.long;
  return option == null ? said : message("call/given", { flag: option, why: said });
}
