// The answer, by the names of the contract.

export type * from "../contract/answer.js";
