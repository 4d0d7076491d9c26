// The duty that a rate gives on a value and quantities, exact, or the fact it waits for.

import { add, compare, div, fromInteger, max, mul, type Rational, sub, ZERO } from "../exact/rational.js";
import type { RateExpr, RateTerm } from "./rate-text.js";
import { unitOf } from "./units.js";

/** What a rate is evaluated on. Quantities in base units (see {@link unitOf}); parts by their fact path. */
export interface RateInputs {
  readonly value: Rational;
  quantity(base: string): Rational | undefined;
  part(path: string): Rational | undefined;
}

/** Exact dollars, or the path of the fact that is missing. */
export type Evaluated = Rational | { readonly needs: string };

const HUNDRED = fromInteger(100);

/** Evaluate a rate. A rate taken from another line needs `facts.applicableRate`, in per cent. */
export function evaluateRate(rate: RateExpr, inputs: RateInputs): Evaluated {
  switch (rate.kind) {
    case "free":
      return ZERO;
    case "reference": {
      const applicable = inputs.part("facts.applicableRate");
      return applicable === undefined ? { needs: "facts.applicableRate" } : div(mul(inputs.value, applicable), HUNDRED);
    }
    case "sugar": {
      const kg = inputs.quantity("kg");
      if (kg === undefined) return { needs: "quantity.kg" };
      const degrees = inputs.part("facts.sugarDegrees");
      if (degrees === undefined) return { needs: "facts.sugarDegrees" };
      const under = max(sub(fromInteger(rate.under), degrees), ZERO);
      return mul(kg, max(sub(rate.perKg, mul(rate.perDegree, under)), rate.least));
    }
    case "sum": {
      let sum = ZERO;
      for (const term of rate.terms) {
        const found = evaluateTerm(term, inputs);
        if ("needs" in found) return found;
        sum = add(sum, found);
      }
      return sum;
    }
    default:
      return rate satisfies never;
  }
}

function evaluateTerm(term: RateTerm, inputs: RateInputs): Evaluated {
  if (term.kind === "ad-valorem") {
    if (term.on === "value") return mul(inputs.value, term.rate);
    const part = inputs.part(term.on);
    return part === undefined ? { needs: term.on } : mul(part, term.rate);
  }
  if (term.of === undefined) {
    const unit = unitOf(term.per);
    const quantity = inputs.quantity(unit.base);
    return quantity === undefined ? { needs: `quantity.${unit.base}` } : mul(div(quantity, unit.factor), term.dollars);
  }
  const counted = inputs.part(term.of) ?? inputs.quantity(term.of);
  if (counted === undefined) return { needs: term.of };
  const { factor } = unitOf(term.per);
  const units = term.of.endsWith("Kg") ? div(counted, factor) : counted;
  const over = term.over === undefined ? units : sub(units, fromInteger(term.over));
  return compare(over, ZERO) <= 0 ? ZERO : mul(over, term.dollars);
}
