"""The shared RAG rules in another language: reads data/rag/ and nothing else of the project.
Reads judgements as JSON on standard input ([{"value", "polarity", "green": {"printed", "given"}, …, "rag", …}]) and
prints what it finds otherwise, one a line, with how many it looked at on the last line. The argument is data/rag.
"""
import ast
import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 64
getcontext().rounding = ROUND_HALF_UP
FOLDER = Path(sys.argv[1])
RULES = json.loads((FOLDER / "rules.json").read_text(encoding="utf8"))
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf8"))
BANDS = ("green", "amber", "red")

def quantile(values, share):
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])

CALLS = {"abs": abs, "sum": sum, "mean": lambda v: sum(v) / len(v), "quantileSeq": quantile}
TWO = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b, ast.Div: lambda a, b: a / b,
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b, ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b,
}

def evaluate(expression, scope):
    return walk(ast.parse(expression, mode="eval").body, {"true": True, "false": False, **scope})

def walk(node, scope):
    match node:
        case ast.Constant(value=v): return Decimal(str(v))
        case ast.Name(id=name): return scope[name]
        case ast.BoolOp(op=op, values=values):
            return (all if isinstance(op, ast.And) else any)(walk(v, scope) for v in values)
        case ast.UnaryOp(op=ast.Not(), operand=v):
            return not walk(v, scope)
        case ast.UnaryOp(op=ast.USub(), operand=v):
            return -walk(v, scope)
        case ast.BinOp(left=a, op=op, right=b) | ast.Compare(left=a, ops=[op], comparators=[b]):
            return TWO[type(op)](walk(a, scope), walk(b, scope))
        case ast.Call(func=ast.Name(id=name), args=args):
            return CALLS[name](*(walk(a, scope) for a in args))
    raise ValueError(ast.dump(node))

def pattern(text):
    whole = re.sub(r"\{([a-zA-Z]+)\}", lambda m: RULES["reading"]["parts"].get(m[1], m[0]), text)
    return re.compile(re.sub(r"\(\?<([a-zA-Z])", r"(?P<\1", whole), re.IGNORECASE)

TIDY = [(pattern(t["pattern"]), t["by"]) for t in RULES["reading"]["tidy"]]
NOTATIONS = [(pattern(n["pattern"]), n) for n in RULES["reading"]["notations"]]

def read_band(printed, given, polarity, band):
    text = printed
    for shape, by in TIDY:
        text = shape.sub(by, text)
    for shape, notation in NOTATIONS:
        match = shape.search(text)
        if not match:
            continue
        groups = match.groupdict()
        limit = given if notation.get("limit") == "given" else groups.get("limit")
        where = {"limit": Decimal(limit or 0), "given": Decimal(given or 0), "isGiven": given is not None}
        if not evaluate(notation.get("where", "true"), where):
            continue
        if notation.get("comparator") == "nothing":
            return None
        facts = {"isRed": band == "red", "highIsGood": polarity == "high", "lowIsGood": polarity == "low"}
        sides = [c for name, c in RULES["reading"]["sides"].items() if groups.get(name)]
        bare = [b["comparator"] for b in RULES["reading"]["bare"] if evaluate(b["when"], facts)]
        comparator = notation.get("comparator") or [*sides, *bare][0]
        return {"printed": printed, "comparator": comparator, "limit": limit, "upper": groups.get("upper"),
                "bare": notation.get("bare", False)}

def with_unit(number, unit):
    whole, dot, decimals = (number or "").partition(".")
    commas = re.sub(r"\B(?=([0-9]{3})+(?![0-9]))", ",", whole)
    return RULES["wording"]["units"][unit].replace("{number}", commas + dot + decimals)

def fill(template, values):
    return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], template)

def band_words(template, band, unit):
    values = {"limit": with_unit(band["limit"], unit), "upper": with_unit(band["upper"], unit), "words": band["printed"]}
    values["band"] = fill(RULES["comparators"][band["comparator"]]["words"], values)
    return fill(template, values)

def scope_of(case, bands):
    value = Decimal(case["value"])
    scope = {"value": value, "highIsGood": case["polarity"] == "high", "lowIsGood": case["polarity"] == "low",
             "targetPublished": case["targetPublished"]}
    for name, band in bands.items():
        rule = RULES["comparators"][band["comparator"]] if band else {}
        limits = {"value": value, "limit": Decimal(band and band["limit"] or 0), "upper": Decimal(band and band["upper"] or 0)}
        scope |= {name + "Printed": band is not None, name + "Limit": limits["limit"],
                  name + "InWords": bool(band) and band["comparator"] == "words", name + "Bare": bool(band) and band["bare"],
                  name + "Numbered": bool(band) and band["comparator"] != "words",
                  name + "Range": bool(band) and band["comparator"] == "between",
                  name + "Holds": bool(band) and evaluate(rule["holds"], limits),
                  name + "OpenAbove": rule.get("openAbove", False), name + "OpenBelow": rule.get("openBelow", False)}
    for fact in RULES["facts"]:
        scope[fact["name"]] = evaluate(fact["is"], scope)
    return scope

def judge(case):
    printed = {name: case.get(name) or {"printed": "-"} for name in BANDS}
    bands = {n: read_band(b["printed"], b.get("given"), case["polarity"], n) for n, b in printed.items()}
    scope = scope_of(case, bands)
    rule = next(r for r in RULES["rules"] if evaluate(r["when"], scope))
    target = next(t["words"] for t in RULES["wording"]["target"] if evaluate(t["when"], scope))
    told = [band_words(w["words"], bands[w["band"]], case["unit"]) for w in RULES["wording"]["bands"] if evaluate(w["when"], scope)]
    values = {"value": case["shown"], "period": case["period"], "bands": ", ".join(told),
              "target": band_words(target, bands["green"], case["unit"]) if bands["green"] else "",
              "words": bands["green"]["printed"] if bands["green"] else ""}
    return {"rag": rule["rag"], "rule": rule["name"], "reason": fill(rule["reason"], values)}

def measure(name, inputs):
    texts = [t for v in inputs.values() if not isinstance(v, bool) for t in (v if isinstance(v, list) else [v])]
    number = lambda v: v if isinstance(v, bool) else [Decimal(t) for t in v] if isinstance(v, list) else Decimal(v)
    scope = {k: number(v) for k, v in {**RULES["constants"], **inputs}.items()}
    rule = RULES["measures"].get(name) or RULES["verdicts"][name]
    case = next((c for c in rule["cases"] if evaluate(c["when"], scope)), None)
    if case is None or "is" in case:
        return case and case["is"]
    places = rule["places"].get("fixed", rule["places"].get("asPrinted", 0) + max((len(t.partition(".")[2]) for t in texts), default=0))
    return str(evaluate(case["expression"], scope).quantize(Decimal(1).scaleb(-places)))

def differences():
    for v in VECTORS["bands"]:
        band = read_band(v["printed"], v.get("given"), v["polarity"], v["band"]) or {}
        yield v, {k: v.get(k) for k in ("comparator", "limit", "upper")}, {k: band.get(k) for k in ("comparator", "limit", "upper")}
    for v in [*VECTORS["judgements"], *json.load(sys.stdin)]:
        found = judge(v)
        yield v, {k: v.get(k, found[k]) for k in found}, found
    for v in VECTORS["measures"]:
        yield v, v["result"], measure(v["measure"], v["inputs"])

looked = 0
for asked, wanted, found in differences():
    looked += 1
    if wanted != found:
        print(json.dumps({"asked": asked, "found": found}))
print(looked)
