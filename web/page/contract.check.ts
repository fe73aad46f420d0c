// A type check, and nothing that runs: contract.ts must have exactly the fields
// of the golden file that the Go side writes, of the same kinds.

import type golden from "../../checker/testdata/contract.golden.json";
import type { CheckRequest, Report } from "./contract";

/** A type as JSON knows it: a choice of words is a string. */
type Plain<Type> = Type extends string
  ? string
  : Type extends number
    ? number
    : Type extends boolean
      ? boolean
      : Type extends readonly (infer Item)[]
        ? Plain<Item>[]
        : { [Key in keyof Type]: Plain<Type[Key]> };

/** Each has the fields of the other: one that has more fits only one way. */
type Same<One, Other> = [One] extends [Other]
  ? [Other] extends [One]
    ? true
    : { missing: One }
  : { missing: Other };

type Golden = typeof golden;

export const report: Same<Plain<Golden["report"]>, Plain<Report>> = true;
export const files: Same<
  Plain<Golden["request"]["files"]>,
  Plain<CheckRequest["files"]>
> = true;
